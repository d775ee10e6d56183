// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace hmcscope::test {

/// From the order to its one answer.
class LogonTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup();
    void sendsExactlyThisOverTheWire();
    void everyLogonGivesItsOwnToken();
    void passesTheRefusalOn();
    void unsendableCharactersAreNotSent();
    void statusIsARefusal_data();
    void statusIsARefusal();
    void outcomeIsUnknown_data();
    void outcomeIsUnknown();
    void unusableTokenIsUnknown();
    void wholeTokenInHalfAnAnswerIsASession();
    void endlessHeadersAreBounded();
    void redirectIsNotFollowed_data();
    void redirectIsNotFollowed();
    void nothingListens();
    void nameIsNotFound();
    void secondCallIsIgnored();
};

} // namespace hmcscope::test
