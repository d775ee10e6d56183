// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/style.h"

#include <QPainter>
#include <QStyleOptionButton>

using namespace Qt::StringLiterals;

namespace hmcscope {
namespace {

constexpr qreal radius = 6.0;

QColor mixed(const QColor &one, const QColor &other, qreal share)
{
    const auto part = [share](int a, int b) { return int(a + (b - a) * share); };
    return QColor(part(one.red(), other.red()), part(one.green(), other.green()),
                  part(one.blue(), other.blue()));
}

void drawRounded(QPainter *painter, const QRect &rect, const QColor &fill, const QColor &line, qreal width)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(line.isValid() ? QPen(line, width) : QPen(Qt::NoPen));
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    const qreal inset = width / 2;
    painter->drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), radius, radius);
    painter->restore();
}

/// What is selected in a list, as it is to be painted: a breath of the accent below the usual text, which
/// leaves the hues of icons readable.
QStyleOptionViewItem paleIfSelected(const QStyleOptionViewItem &item)
{
    QStyleOptionViewItem pale(item);
    if (!item.state.testFlag(QStyle::State_Selected))
        return pale;
    pale.palette.setColor(QPalette::Highlight, selectionColour(item.palette));
    pale.palette.setColor(QPalette::HighlightedText, item.palette.color(QPalette::Text));
    return pale;
}

bool isPrimary(const QStyleOption *option)
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    return button && button->features.testFlag(QStyleOptionButton::DefaultButton) &&
           button->state.testFlag(QStyle::State_Enabled);
}

void drawButtonPanel(const QStyleOption *option, QPainter *painter)
{
    const QPalette &palette = option->palette;
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    const bool enabled = option->state.testFlag(QStyle::State_Enabled);
    const bool down = enabled && option->state.testAnyFlags(QStyle::State_Sunken | QStyle::State_On);
    const bool hovered = enabled && option->state.testFlag(QStyle::State_MouseOver);
    const bool focused = option->state.testFlag(QStyle::State_HasFocus);
    if (button && button->features.testFlag(QStyleOptionButton::Flat) && !down && !hovered && !focused)
        return;
    const bool primary = isPrimary(option);
    QColor fill = palette.color(primary ? QPalette::Highlight : QPalette::Button);
    const QColor ink = palette.color(primary ? QPalette::HighlightedText : QPalette::ButtonText);
    fill = mixed(fill, ink, down ? 0.18 : hovered ? 0.07 : 0.0);
    const QColor line = primary ? fill : palette.color(QPalette::Mid);
    drawRounded(painter, option->rect, fill, line, 1.0);
    if (focused) {
        const QColor ring =
            primary ? palette.color(QPalette::HighlightedText) : palette.color(QPalette::Highlight);
        drawRounded(painter, primary ? option->rect.adjusted(2, 2, -2, -2) : option->rect, {}, ring,
                    primary ? 1.5 : 2.0);
    }
}

/// Around what has the focus.
void drawRing(const QRect &rect, const QPalette &palette, QPainter *painter)
{
    drawRounded(painter, rect, {}, palette.color(QPalette::Highlight), 2.0);
}

void drawFieldFrame(const QStyleOption *option, QPainter *painter)
{
    const bool focused = option->state.testFlag(QStyle::State_HasFocus);
    const QColor line = option->palette.color(focused ? QPalette::Highlight : QPalette::Mid);
    drawRounded(painter, option->rect, {}, line, focused ? 2.0 : 1.0);
}

void drawLineEditPanel(const QStyleOption *option, QPainter *painter)
{
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
    if (!frame || frame->lineWidth <= 0) { // inside a spin box or the like: ground only
        painter->fillRect(option->rect, option->palette.brush(QPalette::Base));
        return;
    }
    drawRounded(painter, option->rect, option->palette.color(QPalette::Base), {}, 0.0);
    drawFieldFrame(option, painter);
}

/// The icon in the colour of the words on a filled button.
QPixmap inked(const QStyleOptionButton &button, qreal ratio)
{
    QPixmap picture = button.icon.pixmap(button.iconSize, ratio);
    QPainter painter(&picture);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(QRect(QPoint(), button.iconSize), button.palette.color(QPalette::HighlightedText));
    return picture;
}

// Icon and text in the middle, with air between them.
void drawButtonLabel(const QStyle &style, const QStyleOptionButton &button, QPainter *painter,
                     const QWidget *widget)
{
    constexpr int air = 7;
    const bool enabled = button.state.testFlag(QStyle::State_Enabled);
    const auto role = isPrimary(&button) ? QPalette::HighlightedText : QPalette::ButtonText;
    const int flags = Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine |
                      (style.styleHint(QStyle::SH_UnderlineShortcut, &button, widget) ? Qt::TextShowMnemonic
                                                                                      : Qt::TextHideMnemonic);
    const QSize icon = button.icon.isNull() ? QSize() : button.iconSize;
    const int textWidth = button.fontMetrics.size(Qt::TextShowMnemonic, button.text).width();
    const int iconSpace = icon.isEmpty() ? 0 : icon.width() + (button.text.isEmpty() ? 0 : air);
    int x = button.rect.x() + qMax(4, (button.rect.width() - textWidth - iconSpace) / 2);
    if (!icon.isEmpty()) {
        const QRect place(x, button.rect.y() + (button.rect.height() - icon.height()) / 2, icon.width(),
                          icon.height());
        if (isPrimary(&button))
            painter->drawPixmap(place, inked(button, painter->device()->devicePixelRatioF()));
        else
            button.icon.paint(painter, place, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
        x += iconSpace;
    }
    const QRect place(x, button.rect.y(), button.rect.right() - x + 1, button.rect.height());
    style.drawItemText(painter, place, flags, button.palette, enabled, button.text, role);
}

void drawCheckIndicator(const QStyleOption *option, QPainter *painter)
{
    const bool checked = option->state.testAnyFlags(QStyle::State_On | QStyle::State_NoChange);
    const bool enabled = option->state.testFlag(QStyle::State_Enabled);
    const bool focused = option->state.testFlag(QStyle::State_HasFocus);
    const QPalette &palette = option->palette;
    const bool filled = checked && enabled;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(
        QPen(palette.color(filled || focused ? QPalette::Highlight : QPalette::Mid), focused ? 2.0 : 1.2));
    painter->setBrush(palette.color(filled ? QPalette::Highlight : QPalette::Base));
    const QRectF box = QRectF(option->rect).adjusted(1, 1, -1, -1);
    painter->drawRoundedRect(box, 3.5, 3.5);
    if (checked) {
        const QColor ink = palette.color(enabled ? QPalette::HighlightedText : QPalette::Text);
        painter->setPen(QPen(ink, 2.0, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        const auto at = [&box](qreal x, qreal y) {
            return QPointF(box.left() + box.width() * x, box.top() + box.height() * y);
        };
        const QPointF tick[] = {at(0.24, 0.52), at(0.43, 0.71), at(0.76, 0.31)};
        painter->drawPolyline(tick, 3);
    }
    painter->restore();
}

} // namespace

QColor selectionColour(const QPalette &palette)
{
    return mixed(palette.color(QPalette::Base), palette.color(QPalette::Highlight), 0.22);
}

Style::Style()
    : QProxyStyle(u"Fusion"_s)
{
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                          const QWidget *widget) const
{
    switch (element) {
    case PE_PanelButtonCommand:
        return drawButtonPanel(option, painter);
    case PE_PanelLineEdit:
        return drawLineEditPanel(option, painter);
    case PE_FrameLineEdit:
        return drawFieldFrame(option, painter);
    case PE_IndicatorCheckBox:
        return drawCheckIndicator(option, painter);
    case PE_FrameFocusRect:
        // the panels of these show the focus themselves
        if (!widget || !(widget->inherits("QPushButton") || widget->inherits("QLineEdit")))
            drawRing(option->rect, option->palette, painter);
        return;
    case PE_Frame:
        if (widget && widget->inherits("QAbstractScrollArea"))
            return drawFieldFrame(option, painter); // of lists, tables and texts
        break;
    case PE_PanelItemViewRow:
        if (const auto *row = qstyleoption_cast<const QStyleOptionViewItem *>(option)) {
            const QStyleOptionViewItem pale = paleIfSelected(*row);
            return QProxyStyle::drawPrimitive(element, &pale, painter, widget);
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void Style::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                        const QWidget *widget) const
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option);
    if (element == CE_PushButtonLabel && button) {
        drawButtonLabel(*this, *button, painter, widget);
    } else if (element == CE_ItemViewItem && item) {
        const QStyleOptionViewItem pale = paleIfSelected(*item);
        QProxyStyle::drawControl(element, &pale, painter, widget);
    } else {
        QProxyStyle::drawControl(element, option, painter, widget);
    }
    // Fusion tells nothing of the focus of these
    const bool focused = option->state.testFlag(State_HasFocus);
    if (focused && element == CE_TabBarTab)
        drawRing(option->rect.adjusted(4, 4, -4, -4), option->palette, painter);
    if (focused && element == CE_PushButtonBevel && button->features.testFlag(QStyleOptionButton::Flat))
        drawRing(option->rect, option->palette, painter);
}

QRect Style::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    return element == SE_LineEditContents ? rect.adjusted(6, 0, -6, 0) : rect;
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_DefaultFrameWidth: // room for the ring of what has the focus
        return widget && widget->inherits("QAbstractScrollArea")
                   ? 2
                   : QProxyStyle::pixelMetric(metric, option, widget);
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
        return 16;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
        return 18;
    case PM_SplitterWidth:
        return 7;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                              const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    if (type == CT_PushButton)
        result = QSize(result.width() + 12, qMax(result.height(), option->fontMetrics.height() + 16));
    else if (type == CT_LineEdit && widget && widget->inherits("QLineEdit"))
        result.setHeight(qMax(result.height(), option->fontMetrics.height() + 16));
    return result;
}

} // namespace hmcscope
