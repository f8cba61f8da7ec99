// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/widgets/windows/screen_fit.h"

#include "deploy/widgets/theme/metrics.h"

#include "scrolled_content.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QFocusEvent>
#include <QKeyEvent>
#include <QLayout>
#include <QMainWindow>
#include <QMessageBox>
#include <QPointer>
#include <QResizeEvent>
#include <QScreen>
#include <QScrollArea>
#include <QWindow>

#include <algorithm>
#include <array>

namespace widgets {

namespace {

/// What is assumed of a frame before any has been seen.
constexpr QMargins usualFrame(4, 32, 4, 4);
constexpr int ringWidth = 2; ///< of the focus, around a control

bool isHeld(const QWidget& widget)
{
    if (!widget.isWindow())
        return false;
    const Qt::WindowType type = widget.windowType();
    const bool isOfThisKind = type == Qt::Window || type == Qt::Dialog || type == Qt::Sheet
        || type == Qt::Tool || type == Qt::Drawer;
    return isOfThisKind
        && (widget.windowState() & (Qt::WindowMaximized | Qt::WindowFullScreen)) == 0;
}

/// A dialog opens where its parent is.
QScreen* screenOf(const QWidget& window)
{
    const QWidget* const parent = window.parentWidget();
    return parent != nullptr && !window.isVisible() ? parent->window()->screen() : window.screen();
}

QMargins shownFrame(const QWidget& window)
{
    return window.isVisible() && window.windowHandle() != nullptr
        ? window.windowHandle()->frameMargins()
        : QMargins();
}

/// Its own, or that of another window: the desktop gives all of them the same.
QMargins frameOf(const QWidget& window)
{
    if (window.windowFlags().testFlag(Qt::FramelessWindowHint))
        return {};
    QMargins frame = shownFrame(window);
    for (const QWidget* each : QApplication::topLevelWidgets()) {
        if (frame.isNull() && isHeld(*each))
            frame = shownFrame(*each);
    }
    return frame.isNull() ? usualFrame : frame;
}

/// What is in it is made to scroll only where it has no room.
void fitContent(QWidget& window, const QSize& room)
{
    if (auto* message = qobject_cast<QMessageBox*>(&window))
        scrollLongText(*message, room);
    else if (!hasRoomForContent(window, room))
        scrollContent(window, room);
}

void fit(QWidget& window)
{
    const QSize room = roomOnScreen(window);
    fitContent(window, room);
    const QSize size = window.size().boundedTo(room);
    if (size != window.size())
        window.resize(size);
}

/// Leading to the keys is Tab's and a shortcut's; whoever clicks has seen what was clicked, and a
/// window that comes to the front is as it was.
bool isByKeys(Qt::FocusReason reason)
{
    return reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason
        || reason == Qt::ShortcutFocusReason;
}

/// Those that lead from row to row and from line to line.
bool leadsOn(const QKeyEvent& event)
{
    constexpr std::array keys{
        Qt::Key_Up, Qt::Key_Down, Qt::Key_PageUp, Qt::Key_PageDown, Qt::Key_Home, Qt::Key_End};
    return std::ranges::find(keys, event.key()) != keys.end();
}

/// What the keys work on in it; the toolkit forgets what stands above the rows of a table.
QRect focusIn(const QWidget& widget)
{
    const QRect place = widget.inputMethodQuery(Qt::ImCursorRectangle).toRect();
    const auto* const rows = qobject_cast<const QAbstractItemView*>(&widget);
    return rows != nullptr ? place.translated(rows->viewport()->pos()) : place;
}

/// All of it where it has room; of a large one what the keys work on.
void bringIntoSight(QScrollArea& area, QWidget& widget)
{
    const QSize room = area.viewport()->size();
    QRect place = widget.rect().marginsAdded({ringWidth, ringWidth, ringWidth, ringWidth});
    if (place.width() > room.width() || place.height() > room.height()) {
        constexpr int gap = theme::space::tight;
        place = focusIn(widget).marginsAdded({0, gap, 0, gap});
    }
    const QPoint middle = widget.mapTo(area.widget(), place.center());
    const QSize half = (place.size() + QSize(1, 1)) / 2;
    area.ensureVisible(middle.x(), middle.y(), std::min(half.width(), room.width() / 2),
        std::min(half.height(), room.height() / 2));
}

void bringIntoSight(QWidget& widget)
{
    for (QWidget* each = widget.parentWidget(); each != nullptr; each = each->parentWidget()) {
        auto* const area = qobject_cast<QScrollArea*>(each);
        if (area != nullptr && area->widget() != nullptr && area->widget()->isAncestorOf(&widget))
            bringIntoSight(*area, widget);
        if (each->isWindow())
            return;
    }
}

class ScreenFit final : public QObject {
public:
    explicit ScreenFit(QObject& owner)
        : QObject(&owner)
    {
        QCoreApplication::instance()->installEventFilter(this);
    }

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        const QEvent::Type type = event->type();
        if (type != QEvent::Show && type != QEvent::LayoutRequest && type != QEvent::Resize
            && type != QEvent::WindowActivate && type != QEvent::FocusIn
            && type != QEvent::KeyPress)
            return false;
        if (auto* widget = qobject_cast<QWidget*>(watched))
            handle(*widget, *event);
        return false;
    }

private:
    void handle(QWidget& widget, const QEvent& event)
    {
        if (event.type() == QEvent::FocusIn) {
            if (isByKeys(static_cast<const QFocusEvent&>(event).reason()))
                bringIntoSight(widget);
        } else if (event.type() == QEvent::KeyPress) {
            handleKey(widget, static_cast<const QKeyEvent&>(event));
        } else if (!isHeld(widget)) {
            return;
        } else if (event.type() == QEvent::Show && !event.spontaneous()) {
            handleShow(widget);
        } else if (event.type() == QEvent::WindowActivate && m_opened == &widget) {
            handleFirstActivation(widget);
        } else if (event.type() == QEvent::LayoutRequest && widget.isVisible()) {
            handleContent(widget);
        } else if (event.type() == QEvent::Resize && widget.isVisible()) {
            handleSize(widget, static_cast<const QResizeEvent&>(event));
        }
    }

    /// What scrolls by itself does not know that it is a part of what scrolls.
    static void handleKey(QWidget& widget, const QKeyEvent& event)
    {
        if (leadsOn(event) && widget.hasFocus())
            QMetaObject::invokeMethod(
                &widget, [&widget] { bringIntoSight(widget); }, Qt::QueuedConnection);
    }

    void handleShow(QWidget& window)
    {
        fit(window);
        if (window.testAttribute(Qt::WA_Moved))
            keepOnScreen(window);
        m_opened = &window;
    }

    /// The frame of the window is known now.
    void handleFirstActivation(QWidget& window)
    {
        m_opened.clear();
        fit(window);
        if (qobject_cast<QMainWindow*>(&window) == nullptr)
            keepOnScreen(window);
    }

    /// What is in it may have become more.
    static void handleContent(QWidget& window)
    {
        if (!hasRoomForContent(window, roomOnScreen(window)))
            fit(window);
    }

    /// Where its layout made it larger, and not the user.
    static void handleSize(QWidget& window, const QResizeEvent& event)
    {
        const bool isByLayout = window.height() == window.minimumHeight()
            && event.size().height() > event.oldSize().height();
        if (isByLayout && qobject_cast<QMainWindow*>(&window) == nullptr)
            QMetaObject::invokeMethod(
                &window, [&window] { keepOnScreen(window); }, Qt::QueuedConnection);
    }

    QPointer<const QWidget> m_opened; ///< whose frame is not known yet
};

} // namespace

QSize roomOnScreen(const QWidget& window)
{
    return screenOf(window)->availableGeometry().marginsRemoved(frameOf(window)).size();
}

void resizeToWidth(QWidget& window, int width)
{
    window.ensurePolished(); // in the letters that it will have
    const QLayout* const layout = window.layout();
    const bool wraps = layout != nullptr && layout->hasHeightForWidth();
    window.resize(width, wraps ? layout->totalHeightForWidth(width) : window.sizeHint().height());
}

void keepOnScreen(QWidget& window)
{
    const QMargins frame = window.isVisible() ? shownFrame(window) : frameOf(window);
    const QRect desk = screenOf(window)->availableGeometry().marginsRemoved(frame);
    QRect place = window.geometry();
    place.moveRight(std::min(place.right(), desk.right()));
    place.moveBottom(std::min(place.bottom(), desk.bottom()));
    place.moveLeft(std::max(place.left(), desk.left()));
    place.moveTop(std::max(place.top(), desk.top()));
    if (place.topLeft() != window.geometry().topLeft())
        window.setGeometry(place);
}

void fitWindowsToScreen(QObject& owner)
{
    new ScreenFit(owner);
}

} // namespace widgets
