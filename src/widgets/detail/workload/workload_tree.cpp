// SPDX-License-Identifier: GPL-3.0-or-later
#include "workload_tree.h"

#include "controls/tables/fitted_columns.h"
#include "style/padded_item_style.h"
#include "workload_delegate.h"

#include "deploy/models/detail/workload_model.h"
#include "deploy/models/display_strings.h"
#include "deploy/models/tab_separated.h"
#include "deploy/models/time_context.h"
#include "deploy/widgets/actions/page_action.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollArea>
#include <QScrollBar>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace widgets {

using models::WorkloadModel;

namespace {

constexpr int maxRowsSeen = 24; ///< beyond them the tree scrolls
constexpr qsizetype maxFoldedKept = 500;

/// Rows of the tree as they are seen from the top, folded ones left out.
QModelIndexList rowsInView(const QTreeView& view)
{
    QModelIndexList rows;
    for (QModelIndex at = view.model()->index(0, 0); at.isValid(); at = view.indexBelow(at))
        rows << at;
    return rows;
}

int rowsBelow(const QAbstractItemModel& model, const QModelIndex& parent)
{
    const int own = model.rowCount(parent);
    int all = own;
    for (int row = 0; row < own && all <= maxRowsSeen; ++row)
        all += rowsBelow(model, model.index(row, 0, parent));
    return all;
}

} // namespace

WorkloadTree::WorkloadTree(const models::TimeContext& time, const QString& name, QWidget* parent)
    : QWidget(parent)
    , m_time(time)
    , m_model(new WorkloadModel(time, this))
    , m_view(new QTreeView(this))
{
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins({});
    rows->addWidget(m_view);
    setupView(name);
    setupMenu();
    connect(&m_time, &models::TimeContext::ticked, this, &WorkloadTree::tick);
    // What has just come is to be seen, what was folded by hand stays folded.
    connect(m_model, &QAbstractItemModel::rowsInserted, this,
        [this](const QModelIndex& above, int first, int last) {
            if (above.isValid())
                m_view->expand(above);
            for (int row = first; row <= last; ++row)
                m_view->expandRecursively(m_model->index(row, 0, above));
        });
}

void WorkloadTree::setupView(const QString& name)
{
    auto* roomy = new PaddedItemStyle;
    roomy->setParent(m_view);
    m_view->header()->setStyle(roomy);
    m_view->header()->setHighlightSections(false);
    m_view->setModel(m_model);
    m_view->setItemDelegate(new WorkloadDelegate(m_view));
    m_view->setAccessibleName(name);
    m_view->setUniformRowHeights(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setTabKeyNavigation(false);
    m_view->setExpandsOnDoubleClick(true);
    m_view->setAlternatingRowColors(true);
    m_view->installEventFilter(this);
    new FittedColumns(*m_view, *m_view->header(), WorkloadModel::ReasonColumn);
    connect(m_view->header(), &QHeaderView::sectionResized, this, &WorkloadTree::fitHeight);
    connect(m_view, &QTreeView::activated, this, &WorkloadTree::requestLog);
    connect(m_view, &QTreeView::expanded, this, &WorkloadTree::fitHeight);
    connect(m_view, &QTreeView::collapsed, this, &WorkloadTree::fitHeight);
}

void WorkloadTree::setupMenu()
{
    const auto addEntry = [this](const QString& text, auto&& run) {
        auto* action = new QAction(text, m_view);
        connect(action, &QAction::triggered, this, run);
        m_view->addAction(action);
        return action;
    };
    m_showLog =
        addEntry(tr("Show the log of the pod"), [this] { requestLog(m_view->currentIndex()); });
    m_showLog->setVisible(false);
    markPageAction(*addEntry(tr("Copy the rows"), [this] { copySelected(); }), PageAction::Copy);
    addEntry(tr("Copy the name"), [this] {
        QApplication::clipboard()->setText(
            m_view->currentIndex().siblingAtColumn(WorkloadModel::NameColumn).data().toString());
    });
    addEntry(tr("Copy all rows"), [this] { copyAll(); });
    addEntry(tr("Unfold all"), [this] { m_view->expandAll(); });
    addEntry(tr("Fold all"), [this] { m_view->collapseAll(); });
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
}

void WorkloadTree::setNodes(const std::vector<deployment::WorkloadNode>& nodes)
{
    m_model->setNodes(nodes);
    foldWanted({});
    fitHeight();
}

QModelIndex WorkloadTree::find(const std::string& name, const QModelIndex& above) const
{
    for (int row = 0; row < m_model->rowCount(above); ++row) {
        const QModelIndex index = m_model->index(row, WorkloadModel::NameColumn, above);
        if (m_model->node(index).name == name)
            return index;
        if (const QModelIndex below = find(name, index); below.isValid())
            return below;
    }
    return {};
}

bool WorkloadTree::has(const std::string& name) const
{
    return find(name).isValid();
}

void WorkloadTree::showRow(const std::string& name)
{
    const QModelIndex row = find(name);
    if (!row.isValid())
        return;
    m_view->selectionModel()->setCurrentIndex(
        row, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_view->scrollTo(row); // which unfolds what is above it
    m_view->setFocus();
    // What has just been shown is laid out afterwards.
    QMetaObject::invokeMethod(this, &WorkloadTree::scrollToCurrent, Qt::QueuedConnection);
}

void WorkloadTree::scrollToCurrent()
{
    const QRect row = m_view->visualRect(m_view->currentIndex());
    for (QWidget* each = parentWidget(); each != nullptr; each = each->parentWidget()) {
        if (auto* area = qobject_cast<QScrollArea*>(each)) {
            const QPoint middle = m_view->viewport()->mapTo(area->widget(), row.center());
            area->ensureVisible(area->horizontalScrollBar()->value(), middle.y(), 0, row.height());
        }
    }
}

/// Kinds and names from the top, which are the same in another view of the workload.
QString WorkloadTree::pathOf(const QModelIndex& row) const
{
    const QModelIndex name = row.siblingAtColumn(WorkloadModel::NameColumn);
    const QString own =
        models::rawText(m_model->node(row).kind) + u' ' + models::rawText(m_model->node(row).name);
    return name.parent().isValid() ? pathOf(name.parent()) + u'/' + own : own;
}

void WorkloadTree::addFolded(const QModelIndex& above, QStringList& paths) const
{
    for (int row = 0; row < m_model->rowCount(above); ++row) {
        const QModelIndex index = m_model->index(row, 0, above);
        if (!m_model->hasChildren(index) || paths.size() >= maxFoldedKept)
            continue;
        if (!m_view->isExpanded(index))
            paths.append(pathOf(index));
        addFolded(index, paths);
    }
}

void WorkloadTree::foldWanted(const QModelIndex& above)
{
    for (int row = 0; row < m_model->rowCount(above) && !m_wantedFolded.isEmpty(); ++row) {
        const QModelIndex index = m_model->index(row, 0, above);
        if (m_model->hasChildren(index) && m_wantedFolded.removeOne(pathOf(index)))
            m_view->collapse(index);
        foldWanted(index);
    }
}

QVariant WorkloadTree::viewState() const
{
    QStringList folded = m_wantedFolded;
    addFolded({}, folded);
    return folded.isEmpty() ? QVariant() : QVariant(folded);
}

void WorkloadTree::restoreViewState(const QVariant& state)
{
    m_wantedFolded = state.toStringList().mid(0, maxFoldedKept);
    foldWanted({});
    fitHeight();
}

void WorkloadTree::setLogsOffered(bool offered)
{
    m_areLogsOffered = offered;
    m_showLog->setVisible(offered);
    m_view->setExpandsOnDoubleClick(true);
}

void WorkloadTree::fitHeight()
{
    const int rows = std::clamp(rowsBelow(*m_model, {}), 1, maxRowsSeen);
    const QModelIndex first = m_model->index(0, 0);
    const int rowHeight =
        first.isValid() ? m_view->sizeHintForIndex(first).height() : fontMetrics().height() + 8;
    // What does not fit to the side is scrolled to, and not at the cost of a row.
    const bool isScrolled = m_view->header()->length() > m_view->viewport()->width();
    const int bar = isScrolled ? m_view->horizontalScrollBar()->sizeHint().height() : 0;
    const int height = bar + rows * rowHeight + m_view->header()->sizeHint().height()
        + 2 * m_view->frameWidth() + 2;
    m_view->setFixedHeight(height);
}

void WorkloadTree::tick()
{
    if (isVisible() && m_model->updateAges())
        m_time.requestTickEverySecond();
}

void WorkloadTree::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_model->updateAges();
}

void WorkloadTree::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fitHeight();
}

void WorkloadTree::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitHeight();
}

bool WorkloadTree::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_view && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent*>(event)->matches(QKeySequence::Copy)) {
        copySelected();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void WorkloadTree::copySelected()
{
    QModelIndexList rows;
    for (const QModelIndex& row : rowsInView(*m_view)) {
        if (m_view->selectionModel()->isRowSelected(row.row(), row.parent()))
            rows << row;
    }
    copy(rows);
}

void WorkloadTree::copyAll()
{
    m_view->expandAll();
    copy(rowsInView(*m_view));
}

void WorkloadTree::copy(const QModelIndexList& rows)
{
    if (rows.isEmpty()) {
        Q_EMIT statusMessage(tr("No rows are selected"));
        return;
    }
    QApplication::clipboard()->setText(models::tabSeparated(*m_model, rows));
    Q_EMIT statusMessage(tr("Copied %n row(s)", nullptr, static_cast<int>(rows.size())));
}

void WorkloadTree::requestLog(const QModelIndex& index)
{
    if (m_areLogsOffered && index.isValid() && m_model->node(index).kind == "Pod")
        Q_EMIT logRequested(index.siblingAtColumn(WorkloadModel::NameColumn).data().toString());
}

} // namespace widgets
