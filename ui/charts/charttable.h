// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLabel;
class QStackedWidget;
class QTableView;

namespace hmcscope {

class ChartPanel;
class ChartTableModel;

/// What a chart shows, as a table for those who read rather than look. Stands beside the window and follows
/// the chart, whose life is the longer one.
class ChartTable final : public QDialog
{
    Q_OBJECT
public:
    explicit ChartTable(const ChartPanel *panel, QWidget *parent = nullptr);
    ~ChartTable() override;

    /// Makes the row that is nearest to a moment the current one.
    void goTo(qint64 utcMs);

protected:
    void showEvent(QShowEvent *event) override;

private:
    class Place;

    void buildTable();
    QWidget *buildButtons();
    void follow();
    void fitColumns();
    void describe();
    void copy();

    const ChartPanel *m_panel;
    ChartTableModel *m_model;
    QTableView *m_table = nullptr;
    QLabel *m_words;
    QLabel *m_empty;
    QStackedWidget *m_pages;
};

} // namespace hmcscope
