// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/groups.h"
#include "bench/series.h"
#include "charts/chartpicture.h"
#include "export/csv.h"

#include <QBuffer>
#include <QFile>
#include <QImageWriter>
#include <QTemporaryDir>

namespace hmcscope::bench {

using namespace Qt::StringLiterals;

namespace {

Row csv(const Plan &plan, const QString &folder)
{
    QList<CsvSeries> series;
    for (int i = 0; i < 8; ++i) {
        const qint64 lengthMs = (plan.smoke ? 100 : 125'000) * processedCadenceMs;
        series.append({seriesNumber(i), u"server-a"_s, u"9009-42A*21F64EV"_s,
                       believablePower(lengthMs, quint32(i + 1))});
    }
    const CsvOptions options{.offsetSeconds = 3600};
    const QByteArray bytes = csvDocument(series, options);
    return paired(
        {.metric = u"E1 CSV of a million values, %1 MB"_s.arg(bytes.size() / 1'000'000),
         .floorName = u"write() of its bytes"_s,
         .aim = 3.0},
        plan,
        [&] {
            QFile file(folder + u"/floor.csv"_s);
            if (file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
                file.write(bytes);
        },
        [&] { (void)writeFile(folder + u"/subject.csv"_s, csvDocument(series, options)); });
}

Row png(const Plan &plan)
{
    MemoryHistory history;
    history.append(seriesNumber(0), believablePower(2 * hourMs, 1));
    const TimeSpan span{endMs - 2 * hourMs, endMs};
    ChartContent content{.kind = ChartKind::Power, .span = span};
    content.lines.append({.name = u"System"_s,
                          .store = &history,
                          .key = seriesNumber(0),
                          .style = powerStyle(),
                          .filled = true});
    const auto picture = [&content, &plan] {
        return chartPicture(content, {u"server-a"_s, u"9009-42A*21F64EV"_s, u"hmc1"_s}, QTimeZone::utc(),
                            plan.smoke ? 0.5 : 4.0);
    };
    return paired(
        {.metric = u"E2 PNG of a chart, 4000 x 1840"_s,
         .floorName = u"picture, encoded in 256 colours"_s,
         .aim = 2.0},
        plan,
        [&] {
            QBuffer buffer;
            buffer.open(QIODevice::WriteOnly);
            QImageWriter(&buffer, "png").write(picture().convertToFormat(QImage::Format_Indexed8));
        },
        [&] { (void)pngOf(picture()); });
}

} // namespace

QList<Row> exportRows(const Plan &plan)
{
    const QTemporaryDir folder;
    Plan few = plan; // the largest of all rows
    few.rounds = std::min(plan.rounds, 25);
    return {csv(few, folder.path()), png(plan)};
}

} // namespace hmcscope::bench
