// SPDX-License-Identifier: GPL-3.0-or-later
#include "scrolled_content.h"

#include "deploy/widgets/windows/downward_scroll_area.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QMainWindow>
#include <QMessageBox>
#include <QPointer>
#include <QVBoxLayout>

#include <algorithm>

namespace widgets {

namespace {

/// In whichever row of the layout it stands.
bool takeFrom(QLayout& layout, QWidget& widget)
{
    for (int index = 0; index < layout.count(); ++index) {
        QLayoutItem* const item = layout.itemAt(index);
        if (item->widget() == &widget) {
            delete layout.takeAt(index);
            return true;
        }
        if (item->layout() != nullptr && takeFrom(*item->layout(), widget))
            return true;
    }
    return false;
}

/// That of the window itself, not one of a part of it.
QDialogButtonBox* takeButtons(const QWidget& window, QLayout& layout)
{
    for (QDialogButtonBox* each : window.findChildren<QDialogButtonBox*>()) {
        if (takeFrom(layout, *each))
            return each;
    }
    return nullptr;
}

bool isStop(const QWidget& widget)
{
    return (widget.focusPolicy() & Qt::TabFocus) != 0 && !widget.isHidden();
}

/// Where nothing in it could lead the keys through it, it takes them itself.
void letKeysScroll(QScrollArea& area, const QString& name)
{
    if (std::ranges::any_of(area.widget()->findChildren<QWidget*>(),
            [](const QWidget* each) { return isStop(*each); }))
        return;
    area.setFocusPolicy(Qt::StrongFocus);
    area.setAccessibleName(name);
}

QVBoxLayout* withMargins(QWidget* widget, const QMargins& margins)
{
    auto* row = new QVBoxLayout;
    row->setContentsMargins(margins);
    row->addWidget(widget);
    return row;
}

int heightAt(const QLayout& layout, int width)
{
    const int least = layout.totalMinimumSize().height();
    return layout.hasHeightForWidth() ? std::max(least, layout.totalMinimumHeightForWidth(width))
                                      : least;
}

} // namespace

bool hasRoomForContent(const QWidget& window, const QSize& room)
{
    const QLayout* const layout = window.layout();
    const bool arrangesItself = qobject_cast<const QMainWindow*>(&window) != nullptr
        || qobject_cast<const QMessageBox*>(&window) != nullptr;
    if (layout == nullptr || arrangesItself)
        return true;
    const int width = std::min(window.width(), room.width());
    return layout->totalMinimumSize().width() <= room.width()
        && heightAt(*layout, width) <= room.height();
}

void scrollContent(QWidget& window, const QSize& room)
{
    // Moving a widget that is shown takes the keys from it.
    const QPointer<QWidget> focus = window.focusWidget();
    QLayout* const content = window.layout();
    QMargins margins = content->contentsMargins();
    QDialogButtonBox* const buttons = takeButtons(window, *content);
    auto* const area = new DownwardScrollArea;
    auto* const body = new QWidget;
    body->setLayout(content); // and all that it places
    content->setSizeConstraint(QLayout::SetDefaultConstraint);
    if (buttons != nullptr)
        content->setContentsMargins(margins.left(), margins.top(), margins.right(), 0);
    area->setWidget(body);
    area->setAllowedWidth(room.width());
    letKeysScroll(*area, window.windowTitle());

    auto* const rows = new QVBoxLayout(&window);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(std::max(content->spacing(), 0));
    rows->addWidget(area, 1);
    margins.setTop(0);
    if (buttons != nullptr)
        rows->addLayout(withMargins(buttons, margins));
    // Those of the former layout.
    window.setMinimumSize(0, 0);
    window.setMaximumSize(QWIDGETSIZE_MAX, QWIDGETSIZE_MAX);
    area->show();
    rows->activate();
    if (focus != nullptr)
        focus->setFocus(Qt::OtherFocusReason);
}

void scrollLongText(QMessageBox& message, const QSize& room)
{
    constexpr int toolkitsWidth = 500; // at which it breaks lines
    auto* const text = message.findChild<QLabel*>(QStringLiteral("qt_msgbox_label"));
    auto* const more = message.findChild<QLabel*>(QStringLiteral("qt_msgbox_informativelabel"));
    const int width = std::min(room.width() / 2, toolkitsWidth);
    int height = 0;
    for (QLabel* each : {text, more}) {
        if (each == nullptr)
            continue;
        each->setWordWrap(true);
        height += each->heightForWidth(width);
    }
    const bool isInPlace = text != nullptr && text->parentWidget() == &message;
    if (!isInPlace || height <= room.height() / 2)
        return;
    auto* const area = new DownwardScrollArea;
    delete message.layout()->replaceWidget(text, area);
    auto* const body = new QWidget;
    auto* const rows = new QVBoxLayout(body);
    rows->setContentsMargins({});
    rows->addWidget(text);
    if (more != nullptr) {
        takeFrom(*message.layout(), *more);
        rows->addWidget(more);
    }
    rows->addStretch(1);
    area->setWidget(body);
    area->setMinimumSize(width, room.height() / 2);
    letKeysScroll(*area, message.text());
    area->show();
}

} // namespace widgets
