// SPDX-License-Identifier: GPL-3.0-or-later
#include "hmc/parsers.h"

#include <chrono>

namespace hmcscope {
namespace {

// Written by hand because it runs once per sample: a QDateTime format string costs a thousand times more.
class StampReader
{
public:
    explicit StampReader(QByteArrayView text)
        : m_at(text.data())
        , m_end(text.data() + text.size())
    {
    }

    bool atEnd() const { return m_at == m_end; }

    bool skip(char wanted)
    {
        if (atEnd() || *m_at != wanted)
            return false;
        ++m_at;
        return true;
    }

    /// Exactly `digits` digits, or -1.
    int number(int digits)
    {
        if (m_end - m_at < digits)
            return -1;
        int value = 0;
        for (int i = 0; i < digits; ++i, ++m_at) {
            if (*m_at < '0' || *m_at > '9')
                return -1;
            value = value * 10 + (*m_at - '0');
        }
        return value;
    }

    /// Digits after a decimal point as milliseconds; what is finer is cut. -1 where there is no digit.
    int fractionMs()
    {
        int value = 0;
        int digits = 0;
        for (; !atEnd() && *m_at >= '0' && *m_at <= '9'; ++m_at, ++digits)
            value = digits < 3 ? value * 10 + (*m_at - '0') : value;
        for (int missing = digits; missing < 3; ++missing)
            value *= 10;
        return digits == 0 ? -1 : value;
    }

    /// Z, +hhmm, +hh:mm or +hh in minutes east of UTC.
    std::optional<int> zoneMinutes()
    {
        if (skip('Z'))
            return 0;
        const int sign = skip('+') ? 1 : skip('-') ? -1 : 0;
        const int hours = sign != 0 ? number(2) : -1;
        if (hours < 0 || hours > 18)
            return {};
        if (atEnd())
            return sign * hours * 60;
        skip(':');
        const int minutes = number(2);
        if (minutes < 0 || minutes > 59)
            return {};
        return sign * (hours * 60 + minutes);
    }

private:
    const char *m_at;
    const char *m_end;
};

} // namespace

std::optional<qint64> parseStamp(QByteArrayView text)
{
    using namespace std::chrono;
    StampReader reader(text.trimmed());
    const int y = reader.number(4);
    const int mo = reader.skip('-') ? reader.number(2) : -1;
    const int dy = reader.skip('-') ? reader.number(2) : -1;
    const int h = reader.skip('T') ? reader.number(2) : -1;
    const int mi = reader.skip(':') ? reader.number(2) : -1;
    const int s = reader.skip(':') ? reader.number(2) : -1;
    const int ms = reader.skip('.') ? reader.fractionMs() : 0;
    if (y < 1970 || mo < 1 || dy < 1 || h < 0 || h > 23 || mi < 0 || mi > 59 || s < 0 || s > 60 || ms < 0)
        return {};
    const year_month_day date{year{y}, month{unsigned(mo)}, day{unsigned(dy)}};
    const std::optional<int> zone = reader.zoneMinutes();
    if (!date.ok() || !zone || !reader.atEnd())
        return {};
    const qint64 days = sys_days{date}.time_since_epoch().count();
    return ((days * 24 + h) * 60 + mi - *zone) * 60'000 + s * 1000 + ms;
}

} // namespace hmcscope
