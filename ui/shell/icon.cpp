// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/appearance.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

using namespace Qt::StringLiterals;

// The linker leaves out the resources of a static library unless they are asked for, and outside of any
// namespace.
static bool registerPictures()
{
    Q_INIT_RESOURCE(icons);
    return true;
}

namespace hmcscope {
namespace {

// Draws a Lucide picture in a colour that is looked up while painting: a change of palette needs no new
// icons.
class TintedIconEngine final : public QIconEngine
{
public:
    TintedIconEngine(QString name, QColor colour)
        : m_name(std::move(name))
        , m_colour(colour)
    {
        [[maybe_unused]] static const bool registered = registerPictures();
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const qreal ratio = painter->device()->devicePixelRatioF();
        painter->drawPixmap(rect, picture(rect.size() * ratio, mode));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override { return picture(size, mode); }
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal) override
    {
        return picture(size, mode);
    }
    QIconEngine *clone() const override { return new TintedIconEngine(m_name, m_colour); }
    bool isNull() override { return !QFile::exists(path()); }

private:
    QString path() const { return u":/icons/"_s + m_name + u".svg"_s; }

    QColor tint(QIcon::Mode mode) const
    {
        const QPalette palette = QGuiApplication::palette();
        if (mode == QIcon::Disabled)
            return palette.color(QPalette::Disabled, QPalette::ButtonText);
        if (m_colour.isValid())
            return m_colour;
        return palette.color(QPalette::ButtonText); // selected rows are pale: see Style
    }

    QPixmap picture(const QSize &pixels, QIcon::Mode mode) const
    {
        const QColor colour = tint(mode);
        const QString key = u"hmcscope/%1/%2/%3x%4"_s.arg(m_name, colour.name(QColor::HexArgb))
                                .arg(pixels.width())
                                .arg(pixels.height());
        QPixmap pixmap;
        if (QPixmapCache::find(key, &pixmap))
            return pixmap;
        QFile file(path());
        if (!file.open(QIODevice::ReadOnly))
            return {};
        QSvgRenderer renderer(file.readAll().replace("currentColor", colour.name().toLatin1()));
        pixmap = QPixmap(pixels);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        renderer.setAspectRatioMode(Qt::KeepAspectRatio);
        renderer.render(&painter);
        painter.end();
        QPixmapCache::insert(key, pixmap);
        return pixmap;
    }

    QString m_name;
    QColor m_colour; ///< not valid: the palette's
};

} // namespace

QIcon icon(const QString &name)
{
    return QIcon(new TintedIconEngine(name, {})); // the icon owns its engine
}

QIcon icon(const QString &name, const QColor &colour)
{
    return QIcon(new TintedIconEngine(name, colour));
}

} // namespace hmcscope
