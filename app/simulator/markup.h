// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/dialect.h"

#include <QByteArray>
#include <QString>

namespace hmcscope::simulator {

/// Text as it may stand in XML, UTF-8; characters that XML forbids are left out.
QByteArray escaped(const QString &text);

/// An element of the HMC's schemas. Its attributes kb and kxe come in either order, as from a real HMC; \p
/// more are further attributes, each with a blank before it.
QByteArray element(const char *name, const char *kb, const QByteArray &content, const QByteArray &more = {});

/// A random UUID, as entries have.
QByteArray freshId();

/// Scheme, host and port that links in documents begin with: a real HMC may name a wrong host and port there.
/// \p host is what the request says in Host. Nothing listens on the foreign ones.
QByteArray linkBase(Dialect::Links links, const QByteArray &host);

constexpr const char *atomNamespaces = R"(xmlns="http://www.w3.org/2005/Atom" )"
                                       R"(xmlns:ns2="http://a9.com/-/spec/opensearch/1.1/" )"
                                       R"(xmlns:ns3="http://www.w3.org/1999/xhtml")";

constexpr const char *author =
    "<author>\n            <name>IBM Power Systems Management Console</name>\n        </author>";

} // namespace hmcscope::simulator
