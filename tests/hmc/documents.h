// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace hmcscope::test {

inline constexpr qint64 noon = 1'710'068'400'000; // 2024-03-10T11:00:00Z
inline constexpr char fileLink[] = "/rest/api/pcm/ProcessedMetrics/ManagedSystem_one_30.json";

/// An energy document with one sample.
inline QByteArray energyDocument(const QByteArray &energyUtil, const QByteArray &status = "0",
                                 const QByteArray &stamp = "2024-03-10T12:00:00+0100")
{
    return R"({"systemUtil":{"utilSamples":[{"sampleInfo":{"timeStamp":")" + stamp + R"(","status":)" +
           status + R"(},"energyUtil":)" + energyUtil + "}]}}";
}

} // namespace hmcscope::test
