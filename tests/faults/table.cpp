// SPDX-License-Identifier: GPL-3.0-or-later
#include "faults/table.h"

#include <QStringList>

#include <algorithm>

namespace hmcscope::test {

using namespace Qt::StringLiterals;

namespace {

constexpr char introduction[] = R"(<!-- SPDX-License-Identifier: GPL-3.0-or-later -->
# What goes wrong, and what HMC Scope does then

This table is made by `tests/faults`: each fault is provoked on a simulated HMC of each generation, over real sockets
with a real guard process. The suite fails when the table is not true any more; `tests/faults/update.sh` makes it anew.

*Sentence* is what stands on the screen: above the window for a session, in the place of the values for data (a dash: there
is nothing to say), in the tool tip of the session for its token that the key store did not keep. *PUT* and *DELETE* are the logons and logoffs that reached the HMC, *live* the sessions on the HMC in the
end, with those that an administrator had to end, as the sentence says; *wait* is the longest time between a click on
*Connect* or *Disconnect* and its result, where a limit ends it (none: as soon as the HMC answers). Whatever comes of it,
a logon is sent once.
)";

QString cell(QString text)
{
    return text.isEmpty() ? u"–"_s : text.replace(u'|', u"\\|"_s).replace(u'<', u"&lt;"_s);
}

QString resultOf(const Finding &finding)
{
    return u"%1 | %2 | %3 | %4 | %5"_s.arg(cell(finding.sentence), QString::number(finding.puts),
                                           QString::number(finding.deletes), finding.live, finding.wait);
}

struct Row
{
    QString fault;
    QString result;
    QStringList generations;
};

QList<Row> rowsOf(const QList<Finding> &findings, qsizetype &at)
{
    const Finding &first = findings.at(at);
    QList<Row> rows;
    for (; at < findings.size() && findings.at(at).fault == first.fault; ++at) {
        const Finding &finding = findings.at(at);
        const QString result = resultOf(finding);
        auto row =
            std::find_if(rows.begin(), rows.end(), [&](const Row &known) { return known.result == result; });
        if (row == rows.end())
            row = rows.insert(rows.end(), {finding.fault, result, {}});
        row->generations.append(finding.generation);
    }
    return rows;
}

} // namespace

QByteArray guideOf(const QList<Finding> &findings)
{
    QString text = QString::fromUtf8(introduction);
    QString subject;
    for (qsizetype at = 0; at < findings.size();) {
        if (findings.at(at).subject != subject) {
            subject = findings.at(at).subject;
            text +=
                u"\n## "_s + subject +
                u"\n\n| fault | HMC | sentence | PUT | DELETE | live | wait |\n|---|---|---|---|---|---|---|\n"_s;
        }
        const QList<Row> rows = rowsOf(findings, at);
        for (const Row &row : rows)
            text += u"| %1 | %2 | %3 |\n"_s.arg(cell(row.fault), row.generations.join(u' '), row.result);
    }
    return text.toUtf8();
}

QString differenceOf(const QByteArray &before, const QByteArray &after, int most)
{
    const QList<QByteArray> old = before.split('\n');
    const QList<QByteArray> now = after.split('\n');
    const auto only = [most](const QList<QByteArray> &these, const QList<QByteArray> &others,
                             const QString &mark) {
        QStringList lines;
        for (const QByteArray &line : these) {
            if (!others.contains(line) && lines.size() < most)
                lines.append(mark + QString::fromUtf8(line));
        }
        return lines;
    };
    return (only(old, now, u"- "_s) + only(now, old, u"+ "_s)).join(u'\n');
}

} // namespace hmcscope::test
