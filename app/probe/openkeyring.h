// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/keyitems.h"

#include <QSet>

namespace hmcscope::probe {

/// The key store of the desktop as far as it is there and open, for a program that may run without a desktop
/// and asks nobody: writes only where the default keyring is unlocked, and never waits for a bus that is
/// silent.
class OpenKeyring final : public KeyItems
{
public:
    void probe(QObject *context, std::function<void(Result<Done>)> done) override;
    void read(const QString &key, QObject *context, std::function<void(Result<Secret>)> done) override;
    /// Error::Kind::KeyStore after 1 s at the latest where nobody answers whether the keyring is open.
    void write(const QString &key, const Secret &secret, QObject *context,
               std::function<void(Result<Done>)> done) override;
    void remove(const QString &key, QObject *context, std::function<void(Result<Done>)> done) override;
    void look(const QString &key, QObject *context, std::function<void(Result<Done>)> done) override;

private:
    KeychainItems m_items;
    QSet<QString> m_waiting; ///< keys to be written once the keyring is known to be open
};

} // namespace hmcscope::probe
