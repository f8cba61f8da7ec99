// SPDX-License-Identifier: GPL-3.0-or-later
#include "filter_bar.h"

#include "controls/flow_layout.h"
#include "filter/columns_button.h"
#include "filter/facet_buttons.h"
#include "filter/filter_fold.h"
#include "filter/quick_buttons.h"
#include "filter/search_field.h"
#include "filter/search_terms.h"
#include "filter/status_chips.h"
#include "filter/views_button.h"
#include "time_chooser.h"

#include "deploy/models/display_strings.h"
#include "deploy/models/list/hidden_trouble_text.h"
#include "deploy/models/list/quick_filter.h"
#include "deploy/models/time_context.h"
#include "deploy/widgets/actions/page_action.h"
#include "deploy/widgets/controls/clear_button.h"
#include "deploy/widgets/theme/theme.h"

#include <QAction>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QShortcut>
#include <QToolButton>

#include <initializer_list>

namespace widgets {

using models::ListFilter;

namespace {

constexpr int searchLetters = 24;

} // namespace

FilterBar::FilterBar(const models::TimeContext& time, QWidget* parent)
    : QWidget(parent)
    , m_context(time)
    , m_statuses(new StatusChips(this))
    , m_fold(new FilterFold(this))
    , m_quick(new QuickButtons(this))
    , m_facets(new FacetButtons(this))
    , m_time(new TimeChooser(time, this))
    , m_search(new SearchField(this))
    , m_searchIcon(m_search->addAction(QIcon(), QLineEdit::LeadingPosition))
    , m_terms(new SearchTerms(*m_search, time, this))
    , m_columnsButton(new ColumnsButton(this))
    , m_views(new ViewsButton(this))
    , m_clear(new QToolButton(this))
    , m_layout(new FlowLayout(this))
{
    setupSearch();
    setupLayout();
    connectParts();
    updateAppearance();
    showFilter();
}

void FilterBar::setupSearch()
{
    m_search->setObjectName(QStringLiteral("search"));
    m_search->setAccessibleName(tr("Search"));
    m_searchIcon->setText(tr("Search")); // its button is told of, too
    addClearButton(*m_search);
    m_search->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void FilterBar::setupLayout()
{
    m_clear->setObjectName(QStringLiteral("clearAll"));
    m_clear->setText(tr("Clear all"));
    m_clear->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_clear->setAutoRaise(true);
    m_clear->setFocusPolicy(Qt::StrongFocus);
    const auto addFolding = [this](QWidget* part) {
        m_layout->addWidget(part);
        m_fold->add(*part);
    };
    m_layout->addWidget(m_statuses);
    m_layout->addWidget(m_fold);
    addFolding(m_quick);
    for (const history::Column column : history::filterColumns)
        addFolding(&m_facets->button(column));
    addFolding(m_time);
    const std::initializer_list<QWidget*> others{m_search, m_columnsButton, m_views, m_clear};
    for (QWidget* widget : others)
        m_layout->addWidget(widget);
}

void FilterBar::setHistory(SearchTerms::HistoryAccess history, SearchTerms::FilterAccess inForce)
{
    m_terms->setHistory(std::move(history), std::move(inForce));
}

void FilterBar::connectParts()
{
    connect(m_facets, &FacetButtons::valuesWanted, this, &FilterBar::facetWanted);
    connect(m_facets, &FacetButtons::chosen, this, &FilterBar::chooseWords);
    connect(m_time, &TimeChooser::windowChanged, this, [this](const history::TimeWindow& window) {
        ListFilter filter = m_filter;
        filter.window = window;
        choose(filter);
    });
    connect(m_terms, &SearchTerms::chosen, this, &FilterBar::choose);
    connect(m_search, &SearchField::leftDownward, this, &FilterBar::rowsWanted);
    connect(m_views, &ViewsButton::copyRequested, this, &FilterBar::copyFilter);
    connect(m_clear, &QToolButton::clicked, this, &FilterBar::clearAll);
    connect(m_views, &ViewsButton::viewChosen, this, [this](const models::SavedView& view) {
        choose(view.filter);
        Q_EMIT viewChosen(view);
    });
    connect(m_statuses, &StatusChips::chosenChanged, this,
        [this](const QStringList& chosen) { chooseWords(history::Column::Status, chosen); });
    // What stands beside them is to have its place before the rows have theirs, once.
    connect(m_statuses, &StatusChips::widthChanged, this, &FilterBar::fitWidth);
    connect(m_quick, &QuickButtons::chosen, this, &FilterBar::choose);
    connect(m_views, &ViewsButton::viewsChanged, this, &FilterBar::viewsChanged);
}

void FilterBar::chooseWords(history::Column column, const QStringList& words)
{
    ListFilter filter = m_filter;
    filter.words[column] = words;
    choose(filter);
}

void FilterBar::clearAll()
{
    const ListFilter before = m_filter;
    choose({});
    m_search->clear();
    Q_EMIT cleared(before);
}

void FilterBar::copyFilter()
{
    QGuiApplication::clipboard()->setText(m_filter.toLine(m_context.zone()));
}

void FilterBar::updateAppearance()
{
    m_columnsButton->setIcon(theme::icon(QStringLiteral("columns"), palette()));
    m_views->setIcon(theme::icon(QStringLiteral("view"), palette()));
    m_clear->setIcon(theme::icon(QStringLiteral("clear"), palette()));
    m_searchIcon->setIcon(theme::icon(QStringLiteral("search"), theme::secondaryText(palette())));
}

void FilterBar::setFilter(const ListFilter& filter)
{
    m_filter = filter;
    showFilter();
}

void FilterBar::setViews(const QList<models::SavedView>& views)
{
    m_views->setViews(views);
}

void FilterBar::setFacet(history::Column column, const std::vector<history::FacetValue>& values)
{
    m_facets->setValues(column, values);
}

void FilterBar::setColumns(const history::PerFilterColumn<bool>& columns)
{
    if (m_facets->setColumns(columns))
        showColumns();
}

void FilterBar::showColumns()
{
    for (const history::Column column : history::filterColumns)
        m_fold->setWanted(m_facets->button(column), m_facets->isWanted(column));
    m_search->setToolTip(
        tr("Also terms: status:failed env:prod by:CI version:V2.1.0 since:7d in:last-month"));
    m_search->setHint(m_facets->columns()[history::Column::Service]
            ? tr("Search in ID, version, environment, service, executor, step")
            : tr("Search in ID, version, environment, executor, step"),
        tr("Search"));
    fitWidth();
}

/// With all filters, and so much for the search.
int FilterBar::linesWith(int searchWidth) const
{
    return m_layout->lineCount(width(), [&](const QWidget& each) -> std::optional<int> {
        if (!m_fold->isWanted(each))
            return std::nullopt;
        return &each == m_search ? std::max(searchWidth, each.sizeHint().width())
                                 : FlowLayout::usualWidth(each);
    });
}

/// The field has room for its words where that takes no line more: it begins another one, if the
/// one that it would stand in is too full.
void FilterBar::fitWidth()
{
    const int least = searchLetters * fontMetrics().horizontalAdvance(u'0');
    const int roomy = m_search->widthOfHint();
    m_fold->fit(linesWith(least));
    m_search->setMinimumWidth(linesWith(roomy) > linesWith(least) ? least : roomy);
}

/// Of what may stand behind one button.
QStringList FilterBar::foldedInForce() const
{
    QStringList inForce;
    if (m_filter.needsMe)
        inForce.append(QuickButtons::label(models::QuickFilter::NeedsMe));
    for (const history::Column column : history::filterColumns) {
        if (m_facets->isSaid(column))
            inForce.append(m_facets->text(column));
    }
    if (m_filter.window.choice == history::TimeChoice::FromTo)
        inForce.append(models::rangeText(m_filter.window.fromTo, m_context.zone()));
    else if (m_filter.window.choice != history::TimeChoice::All)
        inForce.append(TimeChooser::label(m_filter.window.choice));
    return inForce;
}

bool FilterBar::isHalfTyped() const
{
    return m_search->isHalfTyped();
}

void FilterBar::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void FilterBar::clearSearchOnEscape(QWidget& page)
{
    auto* key = new QShortcut(Qt::Key_Escape, &page, nullptr, nullptr, contextOfPageKeys);
    connect(key, &QShortcut::activated, m_search, &QLineEdit::clear);
}

void FilterBar::choose(const ListFilter& filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    showFilter();
    Q_EMIT filterChanged(m_filter);
}

void FilterBar::showFilter()
{
    m_facets->setFilter(m_filter);
    m_statuses->setChosen(m_filter.words[history::Column::Status]);
    m_quick->setFilter(m_filter);
    showColumns();
    m_time->setWindow(m_filter.window);
    m_terms->setFilter(m_filter);
    m_fold->setInForce(foldedInForce());
    m_views->setCurrent(m_filter);
    m_clear->setEnabled(!m_filter.isEmpty());
}

void FilterBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitWidth();
}

void FilterBar::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateAppearance();
    else if (event->type() == QEvent::FontChange)
        fitWidth();
}

} // namespace widgets
