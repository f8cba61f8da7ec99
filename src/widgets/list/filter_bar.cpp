// SPDX-License-Identifier: GPL-3.0-or-later
#include "filter_bar.h"

#include "access/focus_entry.h"
#include "controls/choice_button.h"
#include "controls/flow_layout.h"
#include "filter/columns_button.h"
#include "filter/quick_buttons.h"
#include "filter/search_field.h"
#include "filter/status_chips.h"
#include "filter/views_button.h"
#include "time_chooser.h"

#include "deploy/models/display_strings.h"
#include "deploy/models/list/column_texts.h"
#include "deploy/models/time_context.h"
#include "deploy/widgets/controls/clear_button.h"
#include "deploy/widgets/theme/theme.h"

#include <QAction>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QToolButton>

#include <initializer_list>

namespace widgets {

using models::ListFilter;

namespace {

constexpr int searchLetters = 24;

/// Of which the button stands there although nothing is chosen of it.
bool hasOwnPlace(history::Column column)
{
    return column == history::Column::Environment || column == history::Column::Service;
}

/// Tab leads through the widgets and what they are made of. To link those that are made of several
/// as a whole would link none of their parts.
void linkStops(const QList<QWidget*>& order)
{
    QWidget* before = nullptr;
    for (QWidget* widget : order) {
        for (QWidget* stop : stopsIn(*widget)) {
            if (before != nullptr)
                QWidget::setTabOrder(before, stop);
            before = stop;
        }
    }
}

} // namespace

FilterBar::FilterBar(const models::TimeContext& time, QWidget* parent)
    : QWidget(parent)
    , m_statuses(new StatusChips(this))
    , m_quick(new QuickButtons(this))
    , m_time(new TimeChooser(time, this))
    , m_search(new SearchField(this))
    , m_searchIcon(m_search->addAction(QIcon(), QLineEdit::LeadingPosition))
    , m_columnsButton(new ColumnsButton(this))
    , m_views(new ViewsButton(this))
    , m_clear(new QToolButton(this))
    , m_history([]() -> const history::History& {
        static const history::History none;
        return none;
    })
    , m_context(time)
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
    m_search->setMinimumWidth(searchLetters * fontMetrics().horizontalAdvance(u'0'));
    m_search->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_search->setCompletions([this](const QString& line, int cursor) {
        return m_completer.completions(line, cursor, m_history());
    });
}

/// The order of the focus is that of the line.
void FilterBar::setupLayout()
{
    m_clear->setObjectName(QStringLiteral("clearAll"));
    m_clear->setText(tr("Clear all"));
    m_clear->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_clear->setAutoRaise(true);
    m_clear->setFocusPolicy(Qt::StrongFocus);
    auto* layout = new FlowLayout(this);
    layout->addWidget(m_statuses);
    layout->addWidget(m_quick);
    for (const history::Column column : history::filterColumns)
        setupFacet(column);
    const std::initializer_list<QWidget*> rest{m_time, m_search, m_columnsButton, m_views, m_clear};
    for (QWidget* widget : rest)
        layout->addWidget(widget);
    QList<QWidget*> order{m_statuses, m_quick};
    for (const history::Column column : history::filterColumns)
        order << m_buttons[column];
    order.append(rest);
    linkStops(order);
}

void FilterBar::setHistory(HistoryAccess history)
{
    m_history = std::move(history);
}

void FilterBar::setupFacet(history::Column column)
{
    auto* facet = new models::FacetModel(column, this);
    m_facets[column] = facet;
    auto* button = new ChoiceButton(*facet, models::filterTexts(column).all, this);
    button->setObjectName(models::filterKey(column));
    m_buttons[column] = button;
    m_columns[column] = specOf(column).presence != history::Presence::Rare;
    layout()->addWidget(button);
    connect(button, &ChoiceButton::aboutToShow, this, &FilterBar::facetsWanted);
    connect(
        facet, &models::FacetModel::chosenChanged, this, [this, column](const QStringList& chosen) {
            ListFilter filter = m_filter;
            filter.words[column] = chosen;
            choose(filter);
        });
}

void FilterBar::connectParts()
{
    connect(m_time, &TimeChooser::windowChanged, this, [this](const history::TimeWindow& window) {
        ListFilter filter = m_filter;
        filter.window = window;
        choose(filter);
    });
    connect(m_search, &QLineEdit::textChanged, this, &FilterBar::handleTyped);
    connect(m_search, &QLineEdit::returnPressed, this, &FilterBar::handleReturn);
    connect(m_views, &ViewsButton::copyRequested, this, &FilterBar::copyFilter);
    connect(m_clear, &QToolButton::clicked, this, &FilterBar::clearAll);
    connect(m_views, &ViewsButton::viewChosen, this, [this](const models::SavedView& view) {
        choose(view.filter);
        Q_EMIT viewChosen(view);
    });
    connect(m_statuses, &StatusChips::chosenChanged, this, [this](const QStringList& chosen) {
        ListFilter filter = m_filter;
        filter.words[history::Column::Status] = chosen;
        choose(filter);
    });
    connect(m_quick, &QuickButtons::chosen, this, &FilterBar::choose);
    connect(m_views, &ViewsButton::viewsChanged, this, &FilterBar::viewsChanged);
}

void FilterBar::clearAll()
{
    const ListFilter before = m_filter;
    choose({});
    m_search->clear();
    Q_EMIT cleared(before);
}

void FilterBar::handleTyped(const QString& text)
{
    ListFilter filter = m_filter;
    filter.text = models::withoutTerms(text);
    // A term counts once it is whole: behind a space.
    const bool hasTerm = filter.text != text;
    auto typed = ListFilter::fromLine(text, m_context.now(), m_context.zone());
    if (!hasTerm || !text.endsWith(u' ') || !typed || !check(text)) {
        choose(filter);
        return;
    }
    if (!typed->text.isEmpty())
        typed->text += u' '; // what comes next is another word
    takeTerms(*typed);
}

void FilterBar::handleReturn()
{
    if (!check(m_search->text()))
        return;
    const auto typed = ListFilter::fromLine(m_search->text(), m_context.now(), m_context.zone());
    if (typed)
        takeTerms(*typed);
}

bool FilterBar::check(const QString& text)
{
    const auto mistake = m_completer.mistake(text, m_history(), m_context.now(), m_context.zone());
    if (mistake)
        m_search->showMistake(*mistake);
    return !mistake;
}

void FilterBar::takeTerms(const ListFilter& typed)
{
    ListFilter filter = m_filter;
    for (const history::Column column : history::filterColumns) {
        if (!typed.words[column].isEmpty())
            filter.words[column] = typed.words[column];
    }
    if (typed.window != history::TimeWindow{})
        filter.window = typed.window;
    filter.needsMe = filter.needsMe || typed.needsMe;
    filter.text = typed.text;
    {
        const QSignalBlocker blocker(m_search);
        m_search->setText(typed.text);
    }
    choose(filter);
}

void FilterBar::copyFilter()
{
    QGuiApplication::clipboard()->setText(m_filter.toLine(m_context.zone()));
}

void FilterBar::updateAppearance()
{
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
    m_facets[column]->setValues(values);
}

void FilterBar::setColumns(const history::PerFilterColumn<bool>& columns)
{
    if (columns == m_columns)
        return;
    m_columns = columns;
    showColumns();
}

void FilterBar::showColumns()
{
    for (const history::Column column : history::filterColumns) {
        const QStringList& chosen = m_filter.words[column];
        const bool isSaidElsewhere =
            column == history::Column::Status && StatusChips::canSay(chosen);
        m_buttons[column]->setVisible(
            (m_columns[column] && hasOwnPlace(column)) || (!chosen.isEmpty() && !isSaidElsewhere));
    }
    m_search->setToolTip(
        tr("Also terms: status:failed env:prod by:CI version:V2.1.0 since:7d in:last-month"));
    m_search->setPlaceholderText(m_columns[history::Column::Service]
            ? tr("Search in ID, version, environment, service, executor, step")
            : tr("Search in ID, version, environment, executor, step"));
}

void FilterBar::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void FilterBar::clearSearch()
{
    m_search->clear();
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
    for (const history::Column column : history::filterColumns)
        m_facets[column]->setChosen(m_filter.words[column]);
    m_statuses->setChosen(m_filter.words[history::Column::Status]);
    m_quick->setFilter(m_filter);
    showColumns();
    m_time->setWindow(m_filter.window);
    if (models::withoutTerms(m_search->text()) != m_filter.text)
        m_search->setText(m_filter.text);
    m_views->setCurrent(m_filter);
    m_clear->setEnabled(!m_filter.isEmpty());
}

void FilterBar::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateAppearance();
}

} // namespace widgets
