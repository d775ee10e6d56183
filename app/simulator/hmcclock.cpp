// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/hmcclock.h"

#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>
#include <QTimeZone>

namespace hmcscope::simulator {

using namespace Qt::StringLiterals;

namespace {

QByteArray offsetText(int seconds, const char *colon)
{
    const int minutes = std::abs(seconds) / 60;
    const auto two = [](int n) { return QByteArray::number(n).rightJustified(2, '0'); };
    return (seconds < 0 ? "-" : "+") + two(minutes / 60) + colon + two(minutes % 60);
}

QByteArray local(qint64 ms, int offset, const QString &format)
{
    const qint64 shifted = ms + qint64(offset) * 1000;
    return QDateTime::fromMSecsSinceEpoch(shifted, Qt::UTC).toString(format).toLatin1();
}

} // namespace

HmcClock::HmcClock(qint64 startMs, double speed, int offsetSeconds, std::function<qint64()> now)
    : m_start(startMs != 0 ? startMs : QDateTime::currentMSecsSinceEpoch())
    , m_speed(speed > 0 ? speed : 1.0)
    , m_offset(offsetSeconds)
    , m_now(std::move(now))
{
    m_elapsed.start();
}

void HmcClock::obey(const Dialect &dialect)
{
    m_utc = dialect.zone == Dialect::Zone::Utc;
    m_skewMs = dialect.clockSkew * 1000LL;
    m_publishDelayMs = dialect.publishDelay * 1000LL;
    m_sampleOffsetMs = dialect.sampleOffset * 1000LL % cadenceMs;
}

qint64 HmcClock::nowMs() const
{
    const qint64 now = m_now ? m_now() : m_start + qint64(double(m_elapsed.elapsed()) * m_speed);
    return now + m_skewMs;
}

qint64 HmcClock::stampAtOrBefore(qint64 ms) const
{
    const qint64 since = ms - m_sampleOffsetMs;
    return ms - (since % cadenceMs + cadenceMs) % cadenceMs;
}

qint64 HmcClock::newestStampMs() const
{
    return stampAtOrBefore(nowMs() - m_publishDelayMs);
}

QByteArray HmcClock::xml(qint64 ms) const
{
    const QByteArray zone = offsetSeconds() == 0 ? QByteArray("Z") : offsetText(m_offset, ":");
    return local(ms, offsetSeconds(), u"yyyy-MM-ddTHH:mm:ss.zzz"_s) + zone;
}

QByteArray HmcClock::json(qint64 ms) const
{
    return local(ms, offsetSeconds(), u"yyyy-MM-ddTHH:mm:ss"_s) + offsetText(offsetSeconds(), "");
}

QByteArray HmcClock::file(qint64 ms) const
{
    return local(ms, offsetSeconds(), u"yyyyMMddTHHmmss"_s) + offsetText(offsetSeconds(), "");
}

QByteArray HmcClock::http(qint64 ms)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC);
    return QLocale::c().toString(time, u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s).toLatin1();
}

std::optional<qint64> stampFrom(const QByteArray &text)
{
    static const QRegularExpression pattern(
        u"^(\\d{4})-?(\\d\\d)-?(\\d\\d)T(\\d\\d):?(\\d\\d):?(\\d\\d)(?:\\.\\d+)?(Z|([+-])(\\d\\d):?(\\d\\d))$"_s);
    const QRegularExpressionMatch match = pattern.match(QString::fromLatin1(text));
    if (!match.hasMatch())
        return std::nullopt;
    const auto number = [&match](int group) { return match.captured(group).toInt(); };
    const QDateTime time(QDate(number(1), number(2), number(3)), QTime(number(4), number(5), number(6)),
                         Qt::UTC);
    if (!time.isValid())
        return std::nullopt;
    const qint64 offsetMs = (number(9) * 60 + number(10)) * 60'000LL;
    return time.toMSecsSinceEpoch() - (match.captured(8) == u"-"_s ? -offsetMs : offsetMs);
}

} // namespace hmcscope::simulator
