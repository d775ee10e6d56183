// SPDX-License-Identifier: GPL-3.0-or-later
#include "hmc/jsonvalues.h"
#include "hmc/parsers.h"

#include <QSet>

namespace hmcscope {

using namespace Qt::StringLiterals;

Result<QList<ManagedSystem>> parseQuickAll(const QByteArray &json)
{
    json::Document document;
    const Result<json::Element> root = document.parse(json);
    if (!root)
        return root.error();
    simdjson::dom::array entries;
    if (root->get(entries) != simdjson::SUCCESS)
        return Error{Error::Kind::Malformed, u"quick/All: not a list"_s};

    QList<ManagedSystem> systems;
    QSet<QString> known;
    for (const json::Element entry : entries) {
        ManagedSystem system;
        system.uuid = json::text(entry, "UUID").value_or(QString()).toLower();
        if (system.uuid.isEmpty() || known.contains(system.uuid))
            continue;
        known.insert(system.uuid);
        system.mtms = json::text(entry, "MTMS").value_or(QString());
        system.name = json::text(entry, "SystemName").value_or(QString());
        if (system.name.isEmpty())
            system.name = system.mtms;
        system.state = json::text(entry, "State").value_or(QString());
        system.firmware = json::text(entry, "SystemFirmware").value_or(QString());
        systems.append(std::move(system));
    }
    return systems;
}

} // namespace hmcscope
