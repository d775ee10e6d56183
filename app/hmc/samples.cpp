// SPDX-License-Identifier: GPL-3.0-or-later
#include "hmc/samples.h"

namespace hmcscope {

using namespace Qt::StringLiterals;

std::optional<SampleInfo> sampleInfoOf(const json::Element &sample)
{
    const std::optional<json::Element> info = json::member(sample, "sampleInfo");
    if (!info)
        return {};
    const std::optional<qint64> stamp = parseStamp(json::bytes(*info, "timeStamp"));
    if (!stamp)
        return {};
    const double status = json::number(*info, "status").value_or(0.0);
    return SampleInfo{*stamp, status == 1.0 ? 1 : status == 2.0 ? 2 : 0};
}

Result<simdjson::dom::array> systemSamplesOf(const json::Element &root)
{
    const std::optional<json::Element> systemUtil = json::member(root, "systemUtil");
    if (!systemUtil)
        return Error{Error::Kind::Malformed, u"metrics: no systemUtil"_s};
    return json::items(*systemUtil, "utilSamples");
}

Result<simdjson::dom::array> poolSamplesOf(const json::Element &root)
{
    simdjson::dom::object members;
    if (root.get(members) == simdjson::SUCCESS) {
        for (const simdjson::dom::key_value_pair member : members) {
            simdjson::dom::object candidate;
            if (member.value.get(candidate) == simdjson::SUCCESS &&
                (members.size() == 1 || candidate.at_key("utilSamples").error() == simdjson::SUCCESS))
                return json::items(member.value, "utilSamples");
        }
    }
    return Error{Error::Kind::Malformed, u"metrics: no samples"_s};
}

} // namespace hmcscope
