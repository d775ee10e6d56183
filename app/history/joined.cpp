// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/joined.h"

#include <QMap>

#include <algorithm>
#include <cmath>

namespace hmcscope {

namespace {

double combined(double one, double other, Together together)
{
    switch (together) {
    case Together::Sum:
    case Together::Total:
        return one + other;
    case Together::Maximum:
        return std::max(one, other);
    case Together::Minimum:
        return std::min(one, other);
    }
    return noValue;
}

} // namespace

QList<Sample> joined(const QList<QList<Sample>> &series, Together together)
{
    QMap<qint64, double> values;
    for (const QList<Sample> &samples : series) {
        for (const Sample &sample : samples) {
            const auto known = values.find(sample.utcMs);
            if (known == values.end()) {
                values.insert(sample.utcMs, sample.value);
                continue;
            }
            double &value = *known;
            if (together == Together::Total && !isNotThere(value) && !isNotThere(sample.value))
                value = combined(value, sample.value, together); // NaN in either stays NaN
            else if (together == Together::Total)
                value = isNotThere(value) ? sample.value : value;
            else if (!std::isnan(sample.value))
                value = std::isnan(value) ? sample.value : combined(value, sample.value, together);
        }
    }
    QList<Sample> result;
    result.reserve(values.size());
    for (auto it = values.cbegin(); it != values.cend(); ++it)
        result.append({it.key(), it.value()});
    return result;
}

} // namespace hmcscope
