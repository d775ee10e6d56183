// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace hmcscope::test {

class LogonXmlTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void escapes();
    void refusesWhatXmlCannotCarry_data();
    void refusesWhatXmlCannotCarry();
    void findsTheToken_data();
    void findsTheToken();
    void refusesBadTokens_data();
    void refusesBadTokens();
    void readsTheMessage_data();
    void readsTheMessage();
    void boundsTheMessage();
};

} // namespace hmcscope::test
