// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/sampleinfo.h"

namespace hmcscope::simulator {

using namespace Qt::StringLiterals;

bool beginSample(JsonText &json, const Hmc &hmc, const System &system, const QString &type, qint64 stampMs,
                 const QList<SampleError> &errors)
{
    QList<SampleError> all = errors;
    const int forced = hmc.options.dialect.sampleStatus;
    if (forced != 0 && all.isEmpty()) {
        all.append({"3004",
                    u"Failed to fetch SRIOV adapter physical port statistics due to a technical error."_s,
                    system.uuid, u"ManagedSystem"_s});
    }
    json.begin('{').text("sampleType", type);
    json.key("sampleInfo").begin('{').text("timeStamp", QString::fromLatin1(hmc.clock.json(stampMs)));
    json.count("status", forced != 0 ? forced : all.isEmpty() ? 0 : 2);
    if (!all.isEmpty()) {
        json.key("errorInfo").begin('[');
        for (const SampleError &error : std::as_const(all)) {
            json.begin('{').text("errId", QString::fromLatin1(error.id)).text("errMsg", error.message);
            json.text("uuid", error.uuid).text("reportedBy", error.reportedBy);
            json.count("occurrenceCount", 1).end('}');
        }
        json.end(']');
    }
    json.end('}');
    return forced != 1;
}

bool isRunning(const Hmc &hmc, const Vios &vios)
{
    return !hmc.options.dialect.viosDown || vios.id % 2 == 1;
}

QList<SampleError> viosErrors(const Hmc &hmc, const System &system)
{
    QList<SampleError> errors;
    if (!hmc.options.dialect.viosDown || hmc.options.dialect.noVios)
        return errors;
    for (const Vios &vios : system.vioses) {
        if (isRunning(hmc, vios)) {
            errors.append({"4005",
                           u"RMC is INACTIVE on vios: %1 on Managed System: %2"_s.arg(
                               QString::number(vios.id), system.mtms()),
                           vios.uuid, u"VirtualIOServer"_s});
        } else {
            errors.append({"4002",
                           u"vios: %1 is not in running state on Managed System: %2"_s.arg(
                               QString::number(vios.id), system.mtms()),
                           vios.uuid, u"VirtualIOServer"_s});
        }
    }
    return errors;
}

} // namespace hmcscope::simulator
