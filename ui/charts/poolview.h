// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/pooltable.h"

#include <QWidget>

class QTableView;

namespace hmcscope {

/// The table below the charts: it is there only while there are pools, and at most three rows high.
class PoolView final : public QWidget
{
    Q_OBJECT
public:
    explicit PoolView(QWidget *parent = nullptr);

    void setPools(const QList<ShownPool> &pools, const QTimeZone &zone);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fit();

    PoolTable m_model;
    QTableView *m_table;
};

} // namespace hmcscope
