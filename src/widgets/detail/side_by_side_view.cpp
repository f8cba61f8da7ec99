// SPDX-License-Identifier: GPL-3.0-or-later
#include "side_by_side_view.h"

#include "deploy/widgets/controls/plain_label.h"
#include "deploy/widgets/theme/metrics.h"

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
constexpr int shareOfColumn = 5000;
constexpr int shareOfCurves = 5600;
constexpr int shareOfLog = 4400;

} // namespace

SideBySideView::SideBySideView(QWidget* parent)
    : QWidget(parent)
    , m_columns(addSplitter(Qt::Horizontal, this))
    , m_left(addSplitter(Qt::Vertical, m_columns))
    , m_right(addSplitter(Qt::Vertical, m_columns))
    , m_shared(new QTabWidget(m_left))
{
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins({});
    rows->addWidget(m_columns);
    m_columns->addWidget(m_left);
    m_columns->addWidget(m_right);
    m_shared->setDocumentMode(true);
    m_shared->setAccessibleName(tr("Further sections of the deployment"));
    m_left->addWidget(m_shared);
}

QSplitter* SideBySideView::addSplitter(Qt::Orientation orientation, QWidget* parent)
{
    auto* splitter = new QSplitter(orientation, parent);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(theme::space::apart);
    connect(splitter, &QSplitter::splitterMoved, this, &SideBySideView::sizesChanged);
    return splitter;
}

QWidget* SideBySideView::titled(const QString& title, QScrollArea* area)
{
    auto* cell = new QWidget(this);
    auto* heading = new PlainLabel(title, cell);
    heading->setFont(theme::font(theme::Type::Heading));
    auto* rows = new QVBoxLayout(cell);
    rows->setContentsMargins({});
    rows->setSpacing(theme::space::tight);
    rows->addWidget(heading);
    rows->addWidget(area, 1);
    return cell;
}

void SideBySideView::addPlace(PanelCell cell, const QString& title)
{
    auto* area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    m_places.push_back(area);
    switch (cell) {
    case PanelCell::Shared:
        m_shared->addTab(area, title);
        break;
    case PanelCell::Left:
        m_left->insertWidget(0, titled(title, area));
        m_left->setSizes({shareOfSteps, shareOfShared});
        break;
    case PanelCell::UpperRight:
        m_right->insertWidget(0, titled(title, area));
        break;
    case PanelCell::LowerRight:
        m_right->addWidget(titled(title, area));
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
}

std::vector<QWidget*> SideBySideView::parts() const
{
    std::vector<QWidget*> parts;
    for (const QSplitter* column : {m_left, m_right}) {
        for (int at = 0; at < column->count(); ++at)
            parts.push_back(column->widget(at));
        if (column != m_left)
            continue;
        // The tabs have taken what is in them along, in whatever order it was.
        for (int at = 0; at < m_shared->count(); ++at)
            parts.push_back(m_shared->widget(at));
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
    }
}

} // namespace widgets
