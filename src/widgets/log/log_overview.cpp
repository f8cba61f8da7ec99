// SPDX-License-Identifier: GPL-3.0-or-later
#include "log_overview.h"

#include "log_rows.h"

#include "deploy/models/display_strings.h"
#include "deploy/models/log/log_search.h"
#include "deploy/models/log/log_survey.h"
#include "deploy/widgets/access/accessible_role.h"
#include "deploy/widgets/log/log_view.h"
#include "deploy/widgets/theme/theme.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>

namespace widgets {

namespace {

constexpr int overviewWidth = 18;
constexpr int laneWidth = 5; // of steps, matches and errors, from left to right
constexpr int leastMark = 2; // pixels high
constexpr int reachOfClick = 3;
constexpr float windowInk = 0.12F;

} // namespace

LogOverview::LogOverview(LogView& view, const models::LogSearch& search,
    const models::LogSurvey& survey, QWidget* parent)
    : QWidget(parent)
    , m_view(view)
    , m_search(search)
    , m_survey(survey)
{
    setObjectName(QStringLiteral("logOverview"));
    setAccessibleRole(*this, QAccessible::Graphic);
    setAccessibleName(tr("Overview of the log: steps, matches, errors"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Ignored);
    setCursor(Qt::PointingHandCursor);
    const auto repaint = qOverload<>(&QWidget::update);
    connect(&survey, &models::LogSurvey::changed, this, repaint);
    connect(&search, &models::LogSearch::restarted, this, repaint);
    connect(&search, &models::LogSearch::progressed, this, repaint);
    connect(&search, &models::LogSearch::finished, this, repaint);
    connect(view.verticalScrollBar(), &QScrollBar::valueChanged, this, repaint);
    connect(view.verticalScrollBar(), &QScrollBar::rangeChanged, this, repaint);
}

void LogOverview::setSteps(std::vector<Step> steps)
{
    m_steps = std::move(steps);
    update();
}

QSize LogOverview::sizeHint() const
{
    return {overviewWidth, 80};
}

int LogOverview::extent() const
{
    const auto lines = static_cast<double>(m_view.rowCount()) * m_view.rowHeight();
    return std::max(1, static_cast<int>(std::min<double>(height(), lines)));
}

std::size_t LogOverview::rowAt(int y) const
{
    const auto share = static_cast<std::size_t>(std::clamp(y, 0, extent()));
    return share * m_view.rowCount() / static_cast<std::size_t>(extent());
}

LogOverview::Content LogOverview::contentAt(int y) const
{
    const LogRows& rows = m_view.rows();
    Content content;
    if (y < 0 || y >= extent() || rows.count() == 0)
        return content;
    const std::size_t first = rowAt(y);
    const std::size_t end = std::min(rows.count(), std::max(first + 1, rowAt(y + 1)));
    const std::size_t begin = rows.entryAt(first);
    const std::size_t behind = end < rows.count() ? rows.entryAt(end) : rows.entryAt(end - 1) + 1;
    const auto step = std::ranges::lower_bound(m_steps, begin, {}, &Step::entry);
    if (step != m_steps.end() && step->entry < behind)
        content.step = static_cast<std::size_t>(step - m_steps.begin());
    if (rows.isMatchesOnly())
        return content;
    content.error = m_survey.errors().firstIn(begin, behind);
    const models::LogMatches& matches = m_search.matches();
    const std::size_t match = matches.lowerBound(begin);
    if (match < matches.size() && matches[match] < behind)
        content.match = matches[match];
    return content;
}

LogOverview::Content LogOverview::contentNear(int y) const
{
    Content found;
    const auto take = [](std::optional<std::size_t>& to, const std::optional<std::size_t>& from) {
        if (!to)
            to = from;
    };
    for (int distance = 0; distance <= reachOfClick; ++distance) {
        for (const int place : {y - distance, y + distance}) {
            const Content content = contentAt(place);
            take(found.error, content.error);
            take(found.match, content.match);
            take(found.step, content.step);
        }
    }
    return found;
}

void LogOverview::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    const QColor step = theme::secondaryText(palette());
    const QColor match = theme::foreground(theme::Tone::Warning, palette());
    const QColor error = theme::foreground(theme::Tone::Bad, palette());
    paintWindow(painter);
    Content above;
    for (int y = 0; y < extent(); ++y) {
        const Content content = contentAt(y);
        // Of a line that is several pixels high, the first ones.
        if (content.step && content.step != above.step)
            painter.fillRect(1, y, laneWidth, leastMark, step);
        if (content.match && content.match != above.match)
            painter.fillRect(2 + laneWidth, y, laneWidth, leastMark, match);
        if (content.error && content.error != above.error)
            painter.fillRect(3 + 2 * laneWidth, y, laneWidth, leastMark, error);
        above = content;
    }
}

/// The part of the log that is on the screen.
void LogOverview::paintWindow(QPainter& painter) const
{
    const double rows = std::max<double>(1, static_cast<double>(m_view.rowCount()));
    const QScrollBar& bar = *m_view.verticalScrollBar();
    const double top = bar.value() / rows * extent();
    const double part = std::min<double>(extent() - top, bar.pageStep() / rows * extent());
    QColor ink = palette().color(QPalette::Text);
    ink.setAlphaF(windowInk);
    painter.fillRect(QRectF(0, top, width(), std::max<double>(leastMark, part)), ink);
}

void LogOverview::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || m_view.rowCount() == 0)
        return;
    const int y = static_cast<int>(event->position().y());
    const Content near = contentNear(y);
    // What was aimed at, else the most telling one.
    const bool isAtSteps = event->position().x() <= 1 + laneWidth;
    const bool isAtMatches = !isAtSteps && event->position().x() <= 2 + 2 * laneWidth;
    const auto step = near.step ? std::optional(m_steps[*near.step].entry) : std::nullopt;
    std::optional<std::size_t> entry = isAtSteps ? step : isAtMatches ? near.match : near.error;
    for (const auto& other : {near.error, near.match, step}) {
        if (!entry)
            entry = other;
    }
    if (entry)
        m_view.showEntry(*entry);
    else
        m_view.verticalScrollBar()->setValue(
            static_cast<int>(rowAt(y)) - m_view.verticalScrollBar()->pageStep() / 2);
}

bool LogOverview::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto& help = static_cast<const QHelpEvent&>(*event);
    const Content near = contentNear(help.pos().y());
    QStringList texts;
    if (near.step)
        texts << m_steps[*near.step].name;
    for (const auto& entry : {near.match, near.error}) {
        if (entry && !texts.contains(m_view.shownText(*entry)))
            texts << m_view.shownText(*entry).left(120);
    }
    QToolTip::showText(help.globalPos(), models::toolTipText(texts.join(QLatin1Char('\n'))), this);
    return true;
}

} // namespace widgets
