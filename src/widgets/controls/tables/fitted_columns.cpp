// SPDX-License-Identifier: GPL-3.0-or-later
#include "fitted_columns.h"

#include <QAbstractItemView>
#include <QEvent>
#include <QHeaderView>
#include <QScopedValueRollback>

#include <algorithm>
#include <utility>

namespace widgets {

namespace {

constexpr int rowsMeasured = 200; ///< or those that are seen, if these are more
constexpr int readableLetters = 12; ///< what a column keeps of longer contents
constexpr int widestLevel = 1 << 15;
/// A narrower one is painted without its words (PaddedItemStyle).
constexpr int narrowestHeading = 56; // pixels

} // namespace

FittedColumns::FittedColumns(QAbstractItemView& view, QHeaderView& header, int columnOfRest)
    : QObject(&view)
    , m_view(view)
    , m_header(header)
    , m_columnOfRest(columnOfRest)
{
    m_header.setStretchLastSection(false);
    m_header.setResizeContentsPrecision(rowsMeasured);
    m_view.installEventFilter(this);
    m_view.viewport()->installEventFilter(this);
    const QAbstractItemModel* model = m_view.model();
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(model, signal, this, &FittedColumns::handleRowsChanged);
    connect(model, &QAbstractItemModel::modelReset, this, &FittedColumns::handleRowsChanged);
    connect(model, &QAbstractItemModel::dataChanged, this, &FittedColumns::handleTextsChanged);
    connect(&m_header, &QHeaderView::sectionResized, this, &FittedColumns::handleResized);
    fit();
}

void FittedColumns::setLeast(int column, int width)
{
    m_least[column] = width;
    handleRowsChanged();
}

void FittedColumns::setWhole(int column)
{
    m_whole.insert(column);
    handleRowsChanged();
}

FittedColumns::Wish FittedColumns::wishOf(int section) const
{
    if (const auto chosen = m_chosen.find(section); chosen != m_chosen.end())
        return {chosen->second, chosen->second};
    // As the views themselves have it: one pixel of a grid.
    const int contents = m_view.sizeHintForColumn(section) + 1;
    const int readable = m_whole.contains(section)
        ? contents
        : readableLetters * m_view.fontMetrics().averageCharWidth();
    const auto drawn = m_least.find(section);
    const int heading =
        m_header.isHidden() ? 0 : std::max(m_header.sectionSizeHint(section), narrowestHeading);
    const int least = std::max({heading, std::min(contents, readable),
        drawn == m_least.end() ? 0 : drawn->second, m_header.minimumSectionSize()});
    return {least, std::max(least, contents)};
}

void FittedColumns::fit()
{
    m_isDue = false;
    for (int section = 0; section < m_header.count(); ++section) {
        if (m_header.isSectionHidden(section)) {
            m_wishes.erase(section);
            continue;
        }
        const auto known = m_wishes.find(section);
        if (known == m_wishes.end()) {
            m_wishes.emplace(section, wishOf(section));
        } else if (m_changed.contains(section)) {
            const Wish wish = wishOf(section);
            known->second = {std::max(known->second.least, wish.least),
                std::max(known->second.wanted, wish.wanted)};
        }
    }
    m_changed.clear();
    share();
}

int FittedColumns::widthAt(int level) const
{
    int sum = 0;
    for (const auto& [section, wish] : m_wishes)
        sum += std::clamp(level, wish.least, wish.wanted);
    return sum;
}

void FittedColumns::share()
{
    const int room = m_view.viewport()->width();
    // The highest level at which all have room, if there is one.
    int level = 0;
    for (int step = widestLevel / 2; step > 0; step /= 2) {
        if (widthAt(level + step) <= room)
            level += step;
    }
    const int rest = std::max(room - widthAt(level), 0);
    const QScopedValueRollback sharing(m_isSharing, true);
    for (const auto& [section, wish] : m_wishes)
        m_header.resizeSection(section,
            std::clamp(level, wish.least, wish.wanted) + (section == m_columnOfRest ? rest : 0));
}

/// Models tell of one change in several signals.
void FittedColumns::measureLater()
{
    if (!std::exchange(m_isDue, true))
        QMetaObject::invokeMethod(this, &FittedColumns::fit, Qt::QueuedConnection);
}

void FittedColumns::handleRowsChanged()
{
    m_wishes.clear();
    measureLater();
}

void FittedColumns::handleTextsChanged(const QModelIndex& first, const QModelIndex& last)
{
    for (int section = first.column(); section <= last.column(); ++section)
        m_changed.insert(section);
    measureLater();
}

void FittedColumns::handleResized(int section, int before, int now)
{
    if (m_isSharing)
        return;
    // What is hidden or shown changes its size, too.
    if (before > 0 && now > 0) {
        m_chosen[section] = now;
        m_wishes.erase(section);
    }
    measureLater();
}

bool FittedColumns::eventFilter(QObject* watched, QEvent* event)
{
    const bool isOfView = watched == &m_view;
    if (!isOfView && event->type() == QEvent::Resize)
        share();
    else if (isOfView
        && (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange))
        handleRowsChanged();
    return QObject::eventFilter(watched, event);
}

} // namespace widgets
