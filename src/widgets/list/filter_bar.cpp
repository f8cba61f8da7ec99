// SPDX-License-Identifier: GPL-3.0-or-later
#include "filter_bar.h"

#include "controls/choice_button.h"
#include "time_chooser.h"
#include "views_button.h"

#include "deploy/models/display_strings.h"
#include "deploy/models/list/column_texts.h"
#include "deploy/models/time_context.h"
#include "deploy/widgets/controls/plain_label.h"
#include "deploy/widgets/theme/theme.h"

#include <QAction>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QToolButton>
#include <QToolTip>

namespace widgets {

using models::ListFilter;

namespace {

constexpr int searchLetters = 16;

} // namespace

FilterBar::FilterBar(const models::TimeContext& time, QWidget* parent)
    : QWidget(parent)
    , m_time(new TimeChooser(time, this))
    , m_search(new QLineEdit(this))
    , m_searchIcon(m_search->addAction(QIcon(), QLineEdit::LeadingPosition))
    , m_views(new ViewsButton(this))
    , m_clear(new QToolButton(this))
    , m_context(time)
{
    setupLayout();
    connectParts();
    updateAppearance();
    showFilter();
}

void FilterBar::setupLayout()
{
    m_search->setObjectName(QStringLiteral("search"));
    m_search->setAccessibleName(tr("Search"));
    m_search->setClearButtonEnabled(true);
    m_search->setMinimumWidth(searchLetters * fontMetrics().horizontalAdvance(u'0'));
    m_clear->setObjectName(QStringLiteral("clearAll"));
    m_clear->setText(tr("Clear all"));
    m_clear->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_clear->setAutoRaise(true);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* caption = new PlainLabel(tr("Filter:"), this);
    caption->setTextInteractionFlags(Qt::NoTextInteraction);
    layout->addWidget(caption);
    for (const history::Column column : history::filterColumns)
        setupFacet(column, *layout);
    layout->addWidget(m_time);
    layout->addWidget(m_search, 1);
    layout->addWidget(m_clear);
    layout->addWidget(m_views);
}

void FilterBar::setupFacet(history::Column column, QHBoxLayout& layout)
{
    auto* facet = new models::FacetModel(column, this);
    m_facets[column] = facet;
    auto* button = new ChoiceButton(*facet, models::filterTexts(column).all, this);
    button->setObjectName(models::filterKey(column));
    m_buttons[column] = button;
    m_columns[column] = specOf(column).presence != history::Presence::Rare;
    layout.addWidget(button);
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
    connect(m_clear, &QToolButton::clicked, this, [this] { choose({}); });
    connect(m_views, &ViewsButton::viewChosen, this, &FilterBar::choose);
    connect(m_views, &ViewsButton::viewsChanged, this, &FilterBar::viewsChanged);
}

void FilterBar::handleTyped(const QString& text)
{
    ListFilter filter = m_filter;
    filter.text = models::withoutTerms(text);
    // A term counts once it is whole: behind a space.
    const bool hasTerm = filter.text != text;
    auto typed = ListFilter::fromLine(text, m_context.now(), m_context.zone());
    if (!hasTerm || !text.endsWith(u' ') || !typed) {
        choose(filter);
        return;
    }
    if (!typed->text.isEmpty())
        typed->text += u' '; // what comes next is another word
    takeTerms(*typed);
}

void FilterBar::handleReturn()
{
    const auto typed = ListFilter::fromLine(m_search->text(), m_context.now(), m_context.zone());
    if (typed)
        takeTerms(*typed);
    else
        QToolTip::showText(m_search->mapToGlobal(m_search->rect().bottomLeft()),
            models::translated(typed.error().message), m_search);
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
    for (const history::Column column : history::filterColumns)
        m_buttons[column]->setVisible(m_columns[column] || !m_filter.words[column].isEmpty());
    m_search->setToolTip(
        tr("Also terms: status:failed env:prod service:checkout since:7d on:yesterday"));
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
