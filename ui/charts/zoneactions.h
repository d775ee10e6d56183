// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QList>
#include <QPointer>
#include <QTimeZone>

class QWidget;

namespace hmcscope {

class ZoneDialog;

/// The zone that the charts tell their times in, and the ways to choose it. Its id is "local", or one of
/// IANA's ("UTC", "Europe/Berlin"); a local zone is looked up anew each time, for machines travel.
class ZoneActions final : public QObject
{
    Q_OBJECT
public:
    /// The dialog for other zones opens on the window of `where`.
    explicit ZoneActions(QWidget *where);

    const QList<QAction *> &all() const { return m_all; }
    QTimeZone zone() const;
    /// What is no zone counts as local.
    void setZone(const QString &id);

Q_SIGNALS:
    /// Somebody has chosen; nothing has changed yet.
    void ordered(const QString &id);

private:
    QAction *add(const QString &text);
    void askForOther();
    void follow();

    QWidget *m_where;
    QPointer<ZoneDialog> m_dialog;
    QString m_id;
    QList<QAction *> m_all;
    QAction *m_local;
    QAction *m_utc;
    QAction *m_other;
};

} // namespace hmcscope
