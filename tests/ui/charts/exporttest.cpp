// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporttest.h"

#include "shownboard.h"

#include <QTest>
#include <QXmlStreamReader>

using namespace hmcscope;
using namespace hmcscope::test;
using namespace Qt::StringLiterals;

void ExportTest::allChartsStandBelowEachOther()
{
    const Shown shown;
    const QImage one = shown.board.picture(ChartKind::Temperature, 1.0);
    const QImage all = shown.board.wholePicture(1.0);
    QCOMPARE(all.width(), one.width());
    QCOMPARE(all.height(), 3 * one.height());
    QCOMPARE(all.copy(0, one.height(), one.width(), one.height()), one);
    QCOMPARE(shown.board.wholePicture(2.0).size(), 2 * all.size());
}

void ExportTest::svgHasWordsAndLines()
{
    const Shown shown;
    const QByteArray svg = shown.board.svg(ChartKind::Power);
    QXmlStreamReader reader(svg);
    QString words;
    QHash<QString, int> elements;
    while (!reader.atEnd()) {
        if (reader.readNext() == QXmlStreamReader::StartElement)
            ++elements[reader.name().toString()];
        else if (reader.isCharacters())
            words += reader.text();
    }
    QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
    QVERIFY2(words.contains(believableSystem().name), qPrintable(words)); // as text, whatever it looks like
    QVERIFY(words.contains(u"hmc1"_s) && words.contains(u"CET"_s));
    QVERIFY(!elements.contains(u"b"_s) && !elements.contains(u"script"_s));
    QVERIFY(!elements.contains(u"image"_s)); // nothing but lines and words
    QVERIFY(elements.value(u"path"_s) + elements.value(u"polyline"_s) > 5);
    QVERIFY(shown.board.svg(ChartKind::Ssp) != svg);
}

void ExportTest::pdfIsOnePage()
{
    const Shown shown;
    const QByteArray pdf = shown.board.pdf(ChartKind::Power);
    QVERIFY(pdf.startsWith("%PDF-"));
    QVERIFY(pdf.trimmed().endsWith("%%EOF"));
    QVERIFY(pdf.contains("/Count 1\n") || pdf.contains("/Count 1 "));
    const qsizetype box = pdf.indexOf("/MediaBox");
    QVERIFY2(pdf.mid(box, 40).contains("750"), pdf.mid(box, 40).constData()); // points: 1000 pixels
    QVERIFY2(pdf.mid(box, 40).contains("345"), pdf.mid(box, 40).constData());
}
