// SPDX-License-Identifier: GPL-3.0-or-later
#include "live_now_view.h"

#include "live_card_delegate.h"

#include "deploy/models/live/live_now_model.h"

#include <QKeyEvent>
#include <QScrollBar>
#include <QStyle>

#include <algorithm>

namespace widgets {

namespace {

constexpr int usualCard = 256; ///< in pixels, with its gap
constexpr int narrowestCard = 220; ///< if all are in one line then
constexpr int widestCard = 480; ///< beyond, place and version of a card are far apart

int cardsPerLine(int count, int room)
{
    const bool fitInOneLine = count * narrowestCard <= room;
    return std::clamp(fitInOneLine ? count : room / usualCard, 1, std::max(count, 1));
}

} // namespace

LiveNowView::LiveNowView(models::LiveNowModel& model, QWidget* parent)
    : QListView(parent)
    , m_model(model)
    , m_delegate(new LiveCardDelegate(this))
{
    setObjectName(QStringLiteral("liveCards"));
    setAccessibleName(tr("Live now"));
    setModel(&m_model);
    setItemDelegate(m_delegate);
    setFlow(LeftToRight);
    setWrapping(true);
    setResizeMode(Adjust);
    setUniformItemSizes(true);
    setFrameShape(NoFrame);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setSelectionMode(SingleSelection);
    setDragDropMode(InternalMove);
    setDefaultDropAction(Qt::MoveAction);
    viewport()->setAutoFillBackground(false);
    // The gap below the last line lies out of sight.
    setViewportMargins(0, 0, 0, -LiveCardDelegate::gap);
    connect(this, &QAbstractItemView::clicked, this,
        [this](const QModelIndex& index) { Q_EMIT placeChosen(index.row()); });
    connect(&m_model, &QAbstractItemModel::modelReset, this, &LiveNowView::fit);
    fit();
}

void LiveNowView::setMaxLines(int lines, bool hasBar)
{
    m_maxLines = lines;
    m_hasBar = hasBar;
    fit();
}

bool LiveNowView::isCut() const
{
    return m_lines > m_shownLines;
}

void LiveNowView::setChosen(const models::LivePlace& place)
{
    const QModelIndex before = m_delegate->chosen();
    const QModelIndex now = m_model.indexOf(place);
    if (before == now)
        return;
    m_delegate->setChosen(now);
    update(before);
    update(now);
}

void LiveNowView::moveCard(int row, int by)
{
    const int to = by < 0 ? row + by : row + by + 1;
    if (m_model.moveRow({}, row, {}, to))
        setCurrentIndex(m_model.index(row + by));
}

void LiveNowView::hold(bool isPointedAt, bool hasKeys)
{
    m_isPointedAt = isPointedAt;
    m_hasKeys = hasKeys;
    m_model.setHeld(isPointedAt || hasKeys);
}

bool LiveNowView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::Enter || event->type() == QEvent::Leave)
        hold(event->type() == QEvent::Enter, m_hasKeys);
    return QListView::viewportEvent(event);
}

void LiveNowView::focusInEvent(QFocusEvent* event)
{
    hold(m_isPointedAt, true);
    QListView::focusInEvent(event);
}

void LiveNowView::focusOutEvent(QFocusEvent* event)
{
    // A menu is about the cards as they stand.
    hold(m_isPointedAt, event->reason() == Qt::PopupFocusReason);
    QListView::focusOutEvent(event);
}

void LiveNowView::hideEvent(QHideEvent* event)
{
    hold(false, hasFocus());
    QListView::hideEvent(event);
}

void LiveNowView::keyPressEvent(QKeyEvent* event)
{
    const bool isMove = event->modifiers() == (Qt::ControlModifier | Qt::ShiftModifier);
    const bool isChoice = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter
        || event->key() == Qt::Key_Space;
    const int row = currentIndex().row();
    if (isMove && row >= 0 && (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right))
        moveCard(row, event->key() == Qt::Key_Left ? -1 : 1);
    else if (isChoice && row >= 0)
        Q_EMIT placeChosen(row);
    else if (event->key() == Qt::Key_Escape)
        event->ignore(); // the page clears its search
    else
        QListView::keyPressEvent(event);
}

/// As many cards of one width side by side as fit, and as many lines as they may have.
void LiveNowView::fit()
{
    constexpr int gap = LiveCardDelegate::gap;
    // The view wraps before its last pixel.
    const int room = width() - 1;
    const int bar = verticalScrollBar()->sizeHint().width()
        + std::max(style()->pixelMetric(QStyle::PM_ScrollView_ScrollBarSpacing), 0);
    const int count = m_model.rowCount();
    int perLine = cardsPerLine(count, room);
    const auto linesOf = [count](int cards) { return (count + cards - 1) / cards; };
    const bool hasBar = m_hasBar && linesOf(perLine) > m_maxLines;
    if (hasBar)
        perLine = cardsPerLine(count, room - bar);
    const int lines = linesOf(perLine);
    const int shown = std::min(lines, m_maxLines);
    // Where it may come and go, the view leaves room for it for good.
    setVerticalScrollBarPolicy(hasBar ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff);
    const QSize grid(std::min((room - (hasBar ? bar : 0)) / perLine, widestCard),
        LiveCardDelegate::cardHeight(fontMetrics()) + gap);
    m_delegate->setCellSize(grid);
    m_perLine = perLine;
    m_lineWidth = grid.width() == widestCard ? perLine * widestCard : width() - (hasBar ? bar : 0);
    setGridSize(grid);
    setFixedHeight(shown * grid.height() - (shown > 0 ? gap : 0));
    verticalScrollBar()->setSingleStep(grid.height());
    const bool isOther = lines != m_lines || shown != m_shownLines;
    m_lines = lines;
    m_shownLines = shown;
    if (isOther)
        Q_EMIT linesChanged();
}

/// Cells have whole pixels; the cards of a line are spread so that the last one ends with it.
QRect LiveNowView::visualRect(const QModelIndex& index) const
{
    constexpr int gap = LiveCardDelegate::gap;
    const QRect cell = QListView::visualRect(index);
    if (!cell.isValid() || gridSize().isEmpty())
        return cell;
    const int column = cell.left() / gridSize().width();
    const int begin = column * (m_lineWidth + gap) / m_perLine;
    const int end = (column + 1) * (m_lineWidth + gap) / m_perLine - gap;
    return {begin, cell.top(), end - begin, cell.height()};
}

void LiveNowView::resizeEvent(QResizeEvent* event)
{
    fit();
    QListView::resizeEvent(event);
}

void LiveNowView::changeEvent(QEvent* event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fit();
}

} // namespace widgets
