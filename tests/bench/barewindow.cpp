// SPDX-License-Identifier: GPL-3.0-or-later

// What a window with the same widgets costs anybody: nothing but Qt's own, with a fleet and its charts in it.

#include "bench/series.h"

#include <QApplication>
#include <QChartView>
#include <QDateTimeAxis>
#include <QFormLayout>
#include <QLineEdit>
#include <QLineSeries>
#include <QMainWindow>
#include <QMenuBar>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QStandardItemModel>
#include <QTreeView>
#include <QValueAxis>
#include <QVBoxLayout>

using namespace hmcscope::bench;
using namespace Qt::StringLiterals;

namespace {

constexpr int systems = 45;

QChartView *chartOf(int series)
{
    auto *chart = new QChart;
    auto *time = new QDateTimeAxis;
    auto *value = new QValueAxis;
    chart->addAxis(time, Qt::AlignBottom);
    chart->addAxis(value, Qt::AlignLeft);
    for (int i = 0; i < series; ++i) {
        auto *line = new QLineSeries;
        QList<QPointF> points;
        for (const hmcscope::Sample &sample : believablePower(2 * hourMs, quint32(i + 1)))
            points.append({double(sample.utcMs), sample.value});
        line->replace(points);
        line->setName(QString::number(i));
        chart->addSeries(line);
        line->attachAxis(time);
        line->attachAxis(value);
    }
    return new QChartView(chart);
}

QTreeView *fleet()
{
    auto *model = new QStandardItemModel(0, 8);
    auto *hmc = new QStandardItem(u"hmc1"_s);
    model->appendRow(hmc);
    for (int i = 0; i < systems; ++i) {
        QList<QStandardItem *> row;
        for (int column = 0; column < 8; ++column)
            row.append(new QStandardItem(u"system %1 %2"_s.arg(i).arg(column)));
        hmc->appendRow(row);
    }
    auto *tree = new QTreeView;
    tree->setModel(model);
    tree->expandAll();
    return tree;
}

QWidget *form()
{
    auto *page = new QWidget;
    auto *rows = new QFormLayout(page);
    for (const QString &name : {u"HMC address"_s, u"User ID"_s, u"Password"_s})
        rows->addRow(name, new QLineEdit);
    rows->addRow(new QPushButton(u"Connect"_s));
    return page;
}

} // namespace

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    QMainWindow window;
    for (const QString &name : {u"File"_s, u"View"_s, u"Help"_s})
        window.menuBar()->addMenu(name)->addAction(name);
    auto *charts = new QWidget;
    auto *column = new QVBoxLayout(charts);
    for (const int series : {1, 3, 2})
        column->addWidget(chartOf(series));
    auto *splitter = new QSplitter;
    splitter->addWidget(fleet());
    splitter->addWidget(charts);
    splitter->setSizes({530, 770});
    auto *pages = new QStackedWidget;
    pages->addWidget(form());
    pages->addWidget(splitter);
    pages->setCurrentWidget(splitter);
    window.setCentralWidget(pages);
    window.resize(1280, 820);
    window.show();
    return QApplication::exec();
}
