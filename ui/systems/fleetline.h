// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "systems/fleetsummary.h"

#include <QWidget>

class QToolButton;

namespace hmcscope {

class PlainLabel;

/// The fleet in three figures: power now with its coverage, the hottest inlet, what needs attention. The last
/// two lead to their systems.
class FleetLine final : public QWidget
{
    Q_OBJECT
public:
    explicit FleetLine(QWidget *parent = nullptr);
    void setSummary(const FleetSummary &summary);

Q_SIGNALS:
    /// The user wants to see this system.
    void placeOrdered(int group, const QString &uuid);

protected:
    void changeEvent(QEvent *event) override;

private:
    /// A large figure with what it is below.
    struct Figure
    {
        QToolButton *value = nullptr;
        PlainLabel *caption = nullptr;
    };
    Figure addFigure(int column, const QString &name);
    void showFigure(const Figure &figure, const QString &value, const QString &caption,
                    const FleetPlace &place);
    void showTrouble();

    FleetSummary m_summary;
    Figure m_power;
    Figure m_hottest;
    Figure m_trouble;
};

/// The whole line in a sentence, for screen readers.
QString fleetSentence(const FleetSummary &summary);

} // namespace hmcscope
