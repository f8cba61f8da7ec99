// SPDX-License-Identifier: GPL-3.0-or-later
#include "page_tab_bar.h"

#include "deploy/widgets/theme/letters.h"

#include <QAbstractButton>
#include <QHelpEvent>
#include <QTextDocument>
#include <QToolTip>

#include <algorithm>

namespace console {

namespace {

constexpr int longestTab = 340; // in the usual letters

} // namespace

PageTabBar::PageTabBar(QWidget* parent)
    : QTabBar(parent)
{
    setElideMode(Qt::ElideMiddle); // a service at the one end, an environment at the other
    setUsesScrollButtons(true);
}

QSize PageTabBar::tabSizeHint(int tab) const
{
    QSize size = QTabBar::tabSizeHint(tab);
    size.setWidth(std::min(size.width(), widgets::theme::inLetters(font(), longestTab)));
    return size;
}

bool PageTabBar::isCut(int tab) const
{
    return QTabBar::tabSizeHint(tab).width() > tabSizeHint(tab).width();
}

void PageTabBar::nameCloseButton(int tab) const
{
    for (const ButtonPosition side : {LeftSide, RightSide}) {
        if (auto* button = qobject_cast<QAbstractButton*>(tabButton(tab, side)))
            button->setToolTip(tr("Close this tab"));
    }
}

void PageTabBar::tabInserted(int tab)
{
    QTabBar::tabInserted(tab);
    nameCloseButton(tab);
}

void PageTabBar::changeEvent(QEvent* event)
{
    QTabBar::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    for (int tab = 0; tab < count(); ++tab)
        nameCloseButton(tab);
}

bool PageTabBar::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QTabBar::event(event);
    const auto& help = static_cast<const QHelpEvent&>(*event);
    const int tab = tabAt(help.pos());
    if (tab < 0 || !isCut(tab))
        return QTabBar::event(event);
    QString title = tabText(tab);
    title.replace(QLatin1String("&&"), QLatin1String("&"));
    QString text = title.toHtmlEscaped();
    if (const QString tip = tabToolTip(tab); !tip.isEmpty())
        text += QStringLiteral("<br>")
            + (Qt::mightBeRichText(tip)
                    ? tip
                    : tip.toHtmlEscaped().replace(u'\n', QLatin1String("<br>")));
    QToolTip::showText(help.globalPos(), QStringLiteral("<qt>%1</qt>").arg(text), this);
    return true;
}

} // namespace console
