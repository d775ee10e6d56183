// SPDX-License-Identifier: GPL-3.0-or-later
#include "hmc/boundedxml.h"
#include "hmc/parsers.h"

namespace hmcscope {

using namespace Qt::StringLiterals;

namespace {

bool isTrue(const QString &text)
{
    return text.compare("true"_L1, Qt::CaseInsensitive) == 0 || text == "1"_L1;
}

void take(PcmPreference &preference, QStringView name, const QString &text)
{
    // The first AtomID is the system's; those of nested elements are empty or something else's.
    if (name == "AtomID"_L1 && preference.uuid.isEmpty())
        preference.uuid = text.toLower();
    else if (name == "EnergyMonitoringCapable"_L1)
        preference.energyCapable = isTrue(text);
    else if (name == "EnergyMonitorEnabled"_L1)
        preference.energyMonitor = isTrue(text);
    else if (name == "AggregationEnabled"_L1)
        preference.aggregation = isTrue(text);
    else if (name == "LongTermMonitorEnabled"_L1)
        preference.longTermMonitor = isTrue(text);
    else if (name == "ComputeLTMEnabled"_L1)
        preference.computeLtm = isTrue(text);
}

} // namespace

Result<QList<PcmPreference>> parsePcmPreferences(const QByteArray &xml)
{
    BoundedXml document(xml);
    QList<PcmPreference> preferences;
    std::optional<PcmPreference> current;
    bool isPreferences = false;
    while (document.next()) {
        const bool isSystem = document.name() == "ManagedSystemPcmPreference"_L1;
        isPreferences = isPreferences || isSystem || document.name() == "ManagementConsolePcmPreference"_L1 ||
                        document.name() == "feed"_L1;
        if (document.isStart()) {
            if (isSystem)
                current = PcmPreference();
        } else if (current && isSystem) {
            if (!current->uuid.isEmpty())
                preferences.append(*current);
            current.reset();
        } else if (current) {
            take(*current, document.name(), document.text());
        }
    }
    if (document.error())
        return *document.error();
    if (!isPreferences)
        return Error{Error::Kind::Malformed, u"preferences: not a feed"_s};
    return preferences;
}

} // namespace hmcscope
