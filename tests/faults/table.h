// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace hmcscope::test {

/// What one fault came to on one generation. Only what is the same in every run.
struct Finding
{
    QString subject;
    QString fault;
    QString generation;
    QString sentence;
    int puts = 0;
    int deletes = 0;
    QString live;
    QString wait;
};

/// resources/guide/faults.md: generations with the same result share a row. The findings of one fault follow
/// each other.
QByteArray guideOf(const QList<Finding> &findings);

/// Lines that only one of both has, at most `most` of each, with - and + before them.
QString differenceOf(const QByteArray &before, const QByteArray &after, int most = 20);

} // namespace hmcscope::test
