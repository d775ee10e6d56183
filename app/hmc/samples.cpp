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

Result<simdjson::dom::array> utilSamplesOf(const json::Element &root)
{
    const std::optional<json::Element> systemUtil = json::member(root, "systemUtil");
    if (!systemUtil)
        return Error{Error::Kind::Malformed, u"metrics: no systemUtil"_s};
    return json::items(*systemUtil, "utilSamples");
}

} // namespace hmcscope
