// SPDX-License-Identifier: GPL-3.0-or-later
#include "log_search_bar.h"

#include "controls/icon_button.h"

#include "deploy/models/log/log_search.h"
#include "deploy/widgets/controls/clear_button.h"
#include "deploy/widgets/controls/plain_label.h"
#include "deploy/widgets/log/log_view.h"
#include "deploy/widgets/theme/theme.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QTimer>
#include <QToolButton>

#include <utility>

namespace widgets {

namespace {

constexpr int millisecondsOfTypingPause = 120;

} // namespace

LogSearchBar::LogSearchBar(models::LogSearch& matches, LogView& view, QWidget* parent)
    : QWidget(parent)
    , m_matches(matches)
    , m_view(view)
    , m_typing(new QTimer(this))
{
    setupSearch();
    connectSearch();
    updateFound();
}

void LogSearchBar::setupSearch()
{
    auto* bar = new QHBoxLayout(this);
    bar->setContentsMargins({});
    m_wanted = new QLineEdit(this);
    m_wanted->setObjectName(QStringLiteral("logSearch"));
    m_wanted->setPlaceholderText(tr("Search the log"));
    m_wanted->setAccessibleName(m_wanted->placeholderText());
    m_wanted->setToolTip(m_wanted->placeholderText()); // which large letters leave no room for
    addClearButton(*m_wanted);
    letEscapeClear(*m_wanted);
    m_wanted->setMaximumWidth(320);
    m_wanted
        ->addAction(theme::icon(QStringLiteral("search"), palette()), QLineEdit::LeadingPosition)
        ->setText(m_wanted->placeholderText()); // its button is told of, too
    m_expression = new QToolButton(this);
    m_expression->setToolTip(tr("Regular expression"));
    m_expression->setAccessibleName(m_expression->toolTip());
    m_expression->setAutoRaise(true);
    m_expression->setText(QStringLiteral(".*"));
    m_expression->setCheckable(true);
    m_expression->setObjectName(QStringLiteral("regularExpression"));
    m_previous = new IconButton(QStringLiteral("previous"), tr("Previous match (Shift+F3)"), this);
    m_next = new IconButton(QStringLiteral("next"), tr("Next match (F3)"), this);
    m_matchesOnly = new QCheckBox(tr("Matches only"), this);
    m_matchesOnly->setObjectName(QStringLiteral("matchesOnly"));
    m_found = new PlainLabel(this);
    m_found->setObjectName(QStringLiteral("found"));
    bar->addWidget(m_wanted, 2);
    bar->addWidget(m_expression);
    bar->addWidget(m_previous);
    bar->addWidget(m_next);
    bar->addWidget(m_matchesOnly);
    bar->addWidget(m_found);
    bar->addStretch(1);
}

void LogSearchBar::connectSearch()
{
    m_typing->setSingleShot(true);
    m_typing->setInterval(millisecondsOfTypingPause);
    connect(m_wanted, &QLineEdit::textChanged, m_typing, qOverload<>(&QTimer::start));
    connect(m_wanted, &QLineEdit::returnPressed, this, &LogSearchBar::findNext);
    connect(m_typing, &QTimer::timeout, this, &LogSearchBar::search);
    connect(m_expression, &QToolButton::toggled, this, &LogSearchBar::search);
    connect(m_matchesOnly, &QCheckBox::toggled, this, [this] { search(); });
    connect(m_previous, &QToolButton::clicked, this, &LogSearchBar::findPrevious);
    connect(m_next, &QToolButton::clicked, this, &LogSearchBar::findNext);
    connect(&m_matches, &models::LogSearch::restarted, this, &LogSearchBar::updateFound);
    connect(&m_matches, &models::LogSearch::progressed, this, &LogSearchBar::updateFound);
    connect(&m_matches, &models::LogSearch::finished, this, &LogSearchBar::updateFound);
    connect(&m_view, &LogView::currentChanged, this, [this] { m_found->setText(foundText()); });
}

void LogSearchBar::search()
{
    using Syntax = models::LogPattern::Syntax;
    m_typing->stop();
    const Syntax syntax = m_expression->isChecked() ? Syntax::RegularExpression : Syntax::Plain;
    const models::LogPattern pattern(m_wanted->text(), syntax);
    m_jumpToFirst = !(pattern == m_matches.pattern());
    m_matches.setPattern(pattern);
    m_view.setMatchesOnly(
        m_matchesOnly->isChecked() && !pattern.isEmpty() && pattern.error().isEmpty());
    updateFound();
}

void LogSearchBar::updateFound()
{
    m_view.updateMatches();
    const bool any = !m_matches.matches().empty();
    if (any && std::exchange(m_jumpToFirst, false))
        step(0);
    m_previous->setEnabled(any);
    m_next->setEnabled(any);
    m_found->setText(foundText());
}

void LogSearchBar::step(int direction)
{
    if (m_typing->isActive())
        search();
    const auto& matches = m_matches.matches();
    if (matches.empty())
        return;
    const auto current = m_view.currentEntry();
    std::size_t next = matches.lowerBound(current.value_or(0) + (direction > 0 && current ? 1 : 0));
    if (direction < 0)
        next = (next == 0 ? matches.size() : next) - 1;
    // After the last one the search continues at the first.
    m_view.showEntry(matches[next == matches.size() ? 0 : next]);
}

QString LogSearchBar::foundText() const
{
    const models::LogPattern& pattern = m_matches.pattern();
    if (pattern.isEmpty())
        return {};
    if (!pattern.error().isEmpty())
        return pattern.error();
    const QLocale locale;
    const auto& matches = m_matches.matches();
    QString text = tr("%n line(s)", "that match", static_cast<int>(matches.size()));
    if (m_view.currentEntry() && m_matches.isMatch(*m_view.currentEntry())) {
        const std::size_t place = matches.lowerBound(*m_view.currentEntry());
        text = tr("%1 of %2", "a match among all")
                   .arg(locale.toString(static_cast<qulonglong>(place) + 1),
                       locale.toString(static_cast<qulonglong>(matches.size())));
    }
    if (m_matches.isRunning())
        text = tr("%1, searching…").arg(text);
    if (m_matches.tooComplex() > 0)
        text = tr("%1, %n line(s) too complex for this expression", nullptr,
            static_cast<int>(m_matches.tooComplex()))
                   .arg(text);
    return text;
}

void LogSearchBar::showAllLines()
{
    m_matchesOnly->setChecked(false);
}

void LogSearchBar::focusField()
{
    m_wanted->setFocus();
    m_wanted->selectAll();
}

} // namespace widgets
