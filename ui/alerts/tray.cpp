// SPDX-License-Identifier: GPL-3.0-or-later
#include "alerts/tray.h"

#include "alerts/alarmtext.h"

#include <QMenu>
#include <QPainter>
#include <QPixmap>

using namespace Qt::StringLiterals;

namespace hmcscope {

namespace {

/// The program's own picture, with the sign of the severity in its corner.
QIcon worn(Severity severity)
{
    QIcon own = icon(u"hmcscope"_s);
    if (severity == Severity::None)
        return own;
    QIcon made;
    for (const int size : {22, 32, 48, 64}) {
        QPixmap picture = own.pixmap(QSize(size, size), 1.0);
        const int sign = size * 5 / 8;
        const QRect corner(size - sign, size - sign, sign, sign);
        QPainter painter(&picture);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(Qt::white); // trays are light or dark, and do not say which
        painter.drawEllipse(corner);
        icon(pictureOf(severity), QColor(severity == Severity::Bad ? 0xb4232a : 0x8a5a00))
            .paint(&painter, corner.adjusted(1, 1, -1, -1));
        painter.end();
        made.addPixmap(picture);
    }
    return made;
}

} // namespace

Tray::Tray(QObject *parent)
    : QObject(parent)
    , m_menu(std::make_unique<QMenu>())
{
    connect(m_menu->addAction(tr("Show window")), &QAction::triggered, this, &Tray::windowOrdered);
    connect(m_menu->addAction(icon(u"bell"_s), tr("Alarms…")), &QAction::triggered, this,
            &Tray::alarmsOrdered);
    m_menu->addSeparator();
    connect(m_menu->addAction(icon(u"power"_s), tr("Quit")), &QAction::triggered, this, &Tray::quitOrdered);
    m_icon.setContextMenu(m_menu.get());
    connect(&m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger)
            Q_EMIT windowOrdered();
    });
}

Tray::~Tray() = default;

void Tray::show(Severity worst, const QString &sentence)
{
    if (m_worst != worst)
        m_icon.setIcon(worn(worst));
    m_worst = worst;
    m_icon.setToolTip(sentence);
    if (!m_icon.isVisible() && QSystemTrayIcon::isSystemTrayAvailable())
        m_icon.show();
}

} // namespace hmcscope
