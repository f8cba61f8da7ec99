// SPDX-License-Identifier: GPL-3.0-or-later
#include "way_button.h"

#include "deploy/widgets/theme/metrics.h"

#include <QEvent>
#include <QStyleOptionButton>
#include <QStylePainter>

#include <algorithm>

namespace widgets {

namespace {

constexpr int wayPadding = 10;
constexpr int widestDescription = 10000; ///< and highest
constexpr int leastLettersOfTitle = 20;

} // namespace

WayButton::WayButton(const QString& title, const QString& description, QWidget* parent)
    : QCommandLinkButton(title, description, parent)
{
}

QFont WayButton::titleFont() const
{
    QFont title = font();
    title.setWeight(QFont::DemiBold);
    return title;
}

int WayButton::textLeft() const
{
    return wayPadding + iconSize().width() + theme::space::near;
}

QRect WayButton::descriptionRect(int width) const
{
    constexpr qsizetype most = 8; // while a window is dragged larger, each is another
    ensurePolished(); // which may change the letters, and so forgets what is known
    const auto known = m_descriptions.constFind(width);
    if (known != m_descriptions.constEnd())
        return *known;
    if (m_descriptions.size() >= most)
        m_descriptions.clear();
    const int top =
        wayPadding + QFontMetrics(titleFont()).boundingRect(text()).height() + theme::space::tight;
    const QRect room(
        textLeft(), top, std::max(1, width - textLeft() - wayPadding), widestDescription);
    return *m_descriptions.insert(
        width, fontMetrics().boundingRect(room, Qt::TextWordWrap, description()));
}

int WayButton::heightForWidth(int width) const
{
    const int height = descriptionRect(width).bottom() + 1 + wayPadding;
    return std::max(height, iconSize().height() + 2 * wayPadding);
}

QSize WayButton::sizeHint() const
{
    ensurePolished();
    const QFontMetrics title(titleFont());
    const int words =
        std::max(title.horizontalAdvance(text()), leastLettersOfTitle * title.averageCharWidth());
    const int width = textLeft() + words + wayPadding;
    return {width, heightForWidth(width)};
}

QSize WayButton::minimumSizeHint() const
{
    return sizeHint();
}

bool WayButton::event(QEvent* event)
{
    switch (event->type()) {
    case QEvent::Polish:
    case QEvent::FontChange:
    case QEvent::StyleChange:
        m_descriptions.clear();
        break;
    default:
        break;
    }
    return QCommandLinkButton::event(event);
}

void WayButton::initStyleOption(QStyleOptionButton* option) const
{
    QCommandLinkButton::initStyleOption(option);
    option->features.setFlag(QStyleOptionButton::DefaultButton, false);
}

void WayButton::paintEvent(QPaintEvent*)
{
    QStylePainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    option.text.clear();
    option.icon = QIcon();
    painter.drawControl(QStyle::CE_PushButton, option);
    icon().paint(&painter, QRect(QPoint(wayPadding, wayPadding), iconSize()));
    const QRect below = descriptionRect(width());
    painter.setFont(titleFont());
    painter.drawItemText(
        QRect(textLeft(), wayPadding, width() - textLeft() - wayPadding, below.top() - wayPadding),
        Qt::AlignLeft | Qt::AlignTop | Qt::TextShowMnemonic, option.palette, isEnabled(), text(),
        QPalette::ButtonText);
    painter.setFont(font());
    painter.drawItemText(below, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, option.palette,
        isEnabled(), description(), QPalette::ButtonText);
}

} // namespace widgets
