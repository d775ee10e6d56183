// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hmc/session.h"
#include "store/keyitems.h"

#include <QByteArray>

#include <functional>

namespace hmcscope::torture {

/// One line for whoever watches, written out before anything else happens: nanoseconds of the monotonic
/// clock, then the words.
void say(const QByteArray &words);
/// State and outcome, by their names in SessionStatus.
QByteArray wordsFor(const SessionStatus &status);
/// The next line of the standard input, waited for.
QByteArray line();
/// Host, port, pin (hex), user and password, one line each. The password is asked for as one that was typed.
LogonRequest logonRequest();

/// The key store of the desktop, which tells when it has taken a token: from then on the next start finds it,
/// whatever is killed.
class ToldItems final : public KeyItems
{
public:
    explicit ToldItems(std::function<void(bool kept)> onWritten);

    void probe(QObject *context, std::function<void(Result<Done>)> done) override;
    void read(const QString &key, QObject *context, std::function<void(Result<Secret>)> done) override;
    void write(const QString &key, const Secret &secret, QObject *context,
               std::function<void(Result<Done>)> done) override;
    void remove(const QString &key, QObject *context, std::function<void(Result<Done>)> done) override;
    void look(const QString &key, QObject *context, std::function<void(Result<Done>)> done) override;

private:
    std::function<void(bool)> m_onWritten;
    KeychainItems m_items;
};

} // namespace hmcscope::torture
