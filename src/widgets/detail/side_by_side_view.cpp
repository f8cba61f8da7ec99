// SPDX-License-Identifier: GPL-3.0-or-later
#include "side_by_side_view.h"

#include "deploy/widgets/controls/plain_label.h"
#include "deploy/widgets/theme/metrics.h"

#include <QEvent>
#include <QScrollArea>
#include <QSplitter>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace widgets {

namespace {

/// Sizes before the user divides the room: they shrink in proportion.
constexpr int shareOfSteps = 6200;
constexpr int shareOfShared = 3800;
constexpr int shareOfStepsIfTall = 4700;
constexpr int shareOfSharedIfTall = 5300;
constexpr int shareOfColumn = 5000;
constexpr int shareOfCurves = 5600;
constexpr int shareOfLog = 4400;
/// A view so high has more room than steps usually need.
constexpr int linesOfTallView = 46;
/// A cell so large has room for all that share it: facts in two rows, and two cards.
constexpr int linesOfStack = 22;
constexpr int lettersOfStack = 110;

} // namespace

SideBySideView::SideBySideView(QWidget* parent)
    : QWidget(parent)
    , m_columns(addSplitter(Qt::Horizontal, this))
    , m_left(addSplitter(Qt::Vertical, m_columns))
    , m_right(addSplitter(Qt::Vertical, m_columns))
    , m_lower(new QWidget(m_left))
    , m_shared(new QTabWidget(m_lower))
{
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins({});
    rows->addWidget(m_columns);
    m_columns->addWidget(m_left);
    m_columns->addWidget(m_right);
    m_shared->setDocumentMode(true);
    m_shared->setAccessibleName(tr("Further sections of the deployment"));
    auto* lower = new QVBoxLayout(m_lower);
    lower->setContentsMargins({});
    lower->setSpacing(theme::space::near);
    lower->addWidget(m_shared);
    m_lower->installEventFilter(this);
    m_left->addWidget(m_lower);
    connect(m_left, &QSplitter::splitterMoved, this, [this] { m_isDivided = true; });
}

QSplitter* SideBySideView::addSplitter(Qt::Orientation orientation, QWidget* parent)
{
    auto* splitter = new QSplitter(orientation, parent);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(theme::space::apart);
    connect(splitter, &QSplitter::splitterMoved, this, &SideBySideView::sizesChanged);
    return splitter;
}

QWidget* SideBySideView::titled(const QString& title)
{
    auto* cell = new QWidget(this);
    auto* heading = new PlainLabel(title, cell);
    heading->setFont(theme::font(theme::Type::Heading));
    auto* rows = new QVBoxLayout(cell);
    rows->setContentsMargins({});
    rows->setSpacing(theme::space::tight);
    rows->addWidget(heading);
    return cell;
}

void SideBySideView::share(QScrollArea* area, const QString& title)
{
    m_shared->addTab(area, title);
    QWidget* cell = titled(title);
    cell->hide();
    // One below the other they have the same room, whatever either has to show.
    area->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Ignored);
    static_cast<QVBoxLayout*>(m_lower->layout())->addWidget(cell, 1);
    m_sharedPlaces.push_back({area, title, cell});
}

void SideBySideView::setStacked(bool stacked)
{
    if (stacked == m_isStacked)
        return;
    m_isStacked = stacked;
    QWidget* const front = stacked ? m_shared->currentWidget() : m_front;
    for (const SharedPlace& place : m_sharedPlaces) {
        if (stacked) {
            m_shared->removeTab(m_shared->indexOf(place.area));
            static_cast<QVBoxLayout*>(place.cell->layout())->addWidget(place.area, 1);
            place.area->show();
        } else {
            m_shared->addTab(place.area, place.title);
        }
        place.cell->setVisible(stacked);
    }
    m_front = front;
    if (!stacked && m_front != nullptr)
        m_shared->setCurrentWidget(m_front);
    m_shared->setVisible(!stacked);
}

/// Until the user does.
void SideBySideView::divideLeft()
{
    if (m_isTall)
        m_left->setSizes({shareOfStepsIfTall, shareOfSharedIfTall});
    else
        m_left->setSizes({shareOfSteps, shareOfShared});
}

void SideBySideView::addPlace(PanelCell cell, const QString& title)
{
    auto* area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    m_places.push_back(area);
    QWidget* own = nullptr;
    if (cell != PanelCell::Shared) {
        own = titled(title);
        static_cast<QVBoxLayout*>(own->layout())->addWidget(area, 1);
    }
    switch (cell) {
    case PanelCell::Shared:
        share(area, title);
        break;
    case PanelCell::Left:
        m_left->insertWidget(0, own);
        divideLeft();
        break;
    case PanelCell::UpperRight:
        m_right->insertWidget(0, own);
        break;
    case PanelCell::LowerRight:
        m_right->addWidget(own);
        break;
    }
    m_columns->setSizes({shareOfColumn, shareOfColumn});
    m_right->setSizes({shareOfCurves, shareOfLog});
    for (QSplitter* splitter : {m_columns, m_right}) {
        for (int i = 0; i < splitter->count(); ++i)
            splitter->setStretchFactor(i, 1);
    }
}

void SideBySideView::putPanel(std::size_t place, QWidget* panel)
{
    m_places[place]->setWidget(panel);
    panel->show();
}

void SideBySideView::takePanel(std::size_t place)
{
    m_places[place]->takeWidget();
}

void SideBySideView::bringToFront(std::size_t place)
{
    if (m_shared->indexOf(m_places[place]) >= 0)
        m_shared->setCurrentWidget(m_places[place]);
    else if (std::ranges::find(m_sharedPlaces, m_places[place], &SharedPlace::area)
        != m_sharedPlaces.end())
        m_front = m_places[place]; // once they are tabs again
}

std::vector<QWidget*> SideBySideView::parts() const
{
    std::vector<QWidget*> parts;
    for (const QSplitter* column : {m_left, m_right}) {
        for (int at = 0; at < column->count(); ++at)
            parts.push_back(column->widget(at));
        if (column != m_left)
            continue;
        // What shares a cell has been taken along, in whatever order it was.
        for (const SharedPlace& place : m_sharedPlaces)
            parts.push_back(place.area);
    }
    return parts;
}

QVariantList SideBySideView::sizes() const
{
    QVariantList all;
    for (const QSplitter* splitter : {m_columns, m_left, m_right}) {
        QVariantList own;
        for (const int size : splitter->sizes())
            own << size;
        all << QVariant(own);
    }
    return all;
}

void SideBySideView::restoreSizes(const QVariantList& sizes)
{
    const std::array splitters{m_columns, m_left, m_right};
    for (std::size_t at = 0; at < splitters.size(); ++at) {
        QList<int> own;
        for (const QVariant& size : sizes.value(static_cast<qsizetype>(at)).toList())
            own << size.toInt();
        const bool isUsable = own.size() == splitters[at]->count()
            && std::ranges::all_of(own, [](int size) { return size > 0; });
        if (isUsable)
            splitters[at]->setSizes(own);
        m_isDivided = m_isDivided || (isUsable && splitters[at] == m_left);
    }
}

void SideBySideView::setStackable(bool stackable)
{
    m_isStackable = stackable;
    updateTall();
    updateStacked();
}

/// By its size alone: what is read later moves nothing.
void SideBySideView::updateStacked()
{
    setStacked(m_isStackable && m_lower->height() >= linesOfStack * fontMetrics().height()
        && m_lower->width() >= lettersOfStack * fontMetrics().averageCharWidth());
}

void SideBySideView::updateTall()
{
    const bool isTall = m_isStackable && height() >= linesOfTallView * fontMetrics().height();
    if (isTall == m_isTall)
        return;
    m_isTall = isTall;
    if (!m_isDivided)
        divideLeft();
}

void SideBySideView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    updateTall();
}

bool SideBySideView::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_lower && event->type() == QEvent::Resize)
        updateStacked();
    return QWidget::eventFilter(watched, event);
}

} // namespace widgets
