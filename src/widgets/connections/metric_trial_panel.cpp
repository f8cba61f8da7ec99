// SPDX-License-Identifier: GPL-3.0-or-later
#include "metric_trial_panel.h"

#include "controls/message_banner.h"
#include "deploy/models/detail/time_viewport.h"
#include "deploy/models/display_strings.h"
#include "deploy/widgets/controls/plain_label.h"
#include "deploy/widgets/detail/chart/metric_chart_view.h"
#include "deploy/widgets/theme/metrics.h"
#include "detail/panel/time_cursor.h"

#include <QComboBox>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLayoutItem>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace widgets {

namespace {

constexpr int trialChartHeight = 150;

bool isOfTheDeployment(std::string_view placeholder)
{
    return placeholder != "window";
}

} // namespace

MetricTrialPanel::MetricTrialPanel(QWidget* parent)
    : QWidget(parent)
    , m_time(deployment::systemNow, deployment::Zone::Local)
    , m_viewport(new models::TimeViewport(this))
    , m_cursor(new TimeCursor(this))
    , m_subjects(new QComboBox(this))
    , m_grid(new QGridLayout)
    , m_try(new QPushButton(tr("Try this query"), this))
    , m_state(new MessageBanner(this))
    , m_sent(new QLineEdit(this))
    , m_notes(new PlainLabel(this))
{
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins({});
    rows->addLayout(m_grid);
    setupValues();
    setupResult(rows);
    setSubjects({});
    setQuery({});
}

void MetricTrialPanel::setupValues()
{
    m_grid->setHorizontalSpacing(theme::space::group);
    m_grid->setColumnStretch(1, 1);
    m_subjects->setObjectName(QStringLiteral("trialSubject"));
    m_subjects->setAccessibleName(tr("Deployment to try with"));
    m_subjects->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    auto* caption = new PlainLabel(tr("Try with"), this);
    caption->setBuddy(m_subjects);
    m_grid->addWidget(caption, 0, 0);
    m_grid->addWidget(m_subjects, 0, 1);
    connect(m_subjects, &QComboBox::currentIndexChanged, this, [this] {
        const QString id = m_subjects->currentData().toString();
        if (!id.isEmpty())
            Q_EMIT subjectChosen(id);
    });
    for (const std::string_view name : operations::queryPlaceholders) {
        if (!isOfTheDeployment(name))
            continue;
        const QString text = QString::fromUtf8(name.data(), qsizetype(name.size()));
        auto* label = new PlainLabel(QStringLiteral("{{%1}}").arg(text), this);
        auto* edit = new QLineEdit(this);
        edit->setObjectName(QStringLiteral("trial_") + text);
        edit->setAccessibleName(text);
        edit->installEventFilter(this);
        const int row = m_grid->rowCount();
        m_grid->addWidget(label, row, 0);
        m_grid->addWidget(edit, row, 1);
        m_fields[std::string(name)] = {label, edit};
    }
}

/// Enter in a value tries it, and does not go on to the dialog, which would save and close.
bool MetricTrialPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key != Qt::Key_Return && key != Qt::Key_Enter)
        return QWidget::eventFilter(watched, event);
    m_try->click();
    return true;
}

void MetricTrialPanel::setupResult(QVBoxLayout* rows)
{
    m_try->setObjectName(QStringLiteral("tryMetric"));
    m_try->setAutoDefault(false);
    connect(m_try, &QPushButton::clicked, this, &MetricTrialPanel::tryRequested);
    m_state->setObjectName(QStringLiteral("trialState"));
    m_sent->setObjectName(QStringLiteral("trialSent"));
    m_sent->setAccessibleName(tr("The query as it was sent"));
    m_sent->setReadOnly(true);
    m_sent->hide();
    m_notes->setWordWrap(true);
    m_notes->hide();
    rows->addWidget(m_try, 0, Qt::AlignLeft);
    rows->addWidget(m_state);
    rows->addWidget(m_sent);
    rows->addWidget(m_notes);
    m_curves = new QVBoxLayout;
    rows->addLayout(m_curves);
}

void MetricTrialPanel::setSubjects(const std::vector<models::TrialSubject>& subjects)
{
    const QSignalBlocker blocker(m_subjects);
    m_subjects->clear();
    m_subjects->addItem(subjects.empty() ? tr("Values typed below (open the connection to choose "
                                              "one of its deployments)")
                                         : tr("Values typed below"));
    for (const models::TrialSubject& each : subjects)
        m_subjects->addItem(each.title, each.id);
    m_subjects->setEnabled(!subjects.empty());
    m_subject = {};
}

void MetricTrialPanel::setValues(const models::TrialValues& values)
{
    m_subject = values;
    for (const auto& [name, field] : m_fields) {
        const auto value = values.values.find(name);
        field.second->setText(
            value == values.values.end() ? QString() : models::rawText(value->second));
    }
}

models::TrialValues MetricTrialPanel::values() const
{
    models::TrialValues values = m_subject;
    values.values.clear();
    for (const auto& [name, field] : m_fields) {
        if (!field.second->text().isEmpty())
            values.values[name] = field.second->text().toStdString();
    }
    if (m_subjects->currentData().toString().isEmpty()) { // the last hour
        values.start = m_time.now() - std::chrono::minutes(45);
        values.end.reset();
    }
    return values;
}

void MetricTrialPanel::setQuery(const operations::MetricQuery& query)
{
    m_query = query;
    m_try->setEnabled(!query.expression.empty());
    showFieldsInUse();
}

/// Only what the query asks for is to be typed.
void MetricTrialPanel::showFieldsInUse()
{
    const auto wanted = operations::placeholdersOf(m_query.expression);
    for (const auto& [name, field] : m_fields) {
        const bool isWanted = std::ranges::find(wanted, name) != wanted.end();
        field.first->setVisible(isWanted);
        field.second->setVisible(isWanted);
    }
}

void MetricTrialPanel::clearCurves()
{
    while (QLayoutItem* item = m_curves->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

void MetricTrialPanel::setState(const StatusMessage& line)
{
    clearCurves();
    m_sent->hide();
    m_notes->hide();
    m_state->setState(line.text, line.tone);
}

void MetricTrialPanel::setResult(const models::TrialResult& result)
{
    const bool isGood = result.error.isEmpty();
    setState({isGood ? result.summary : result.error,
        !isGood ? theme::Tone::Bad
                : (result.series.empty() ? theme::Tone::Warning : theme::Tone::Good)});
    m_sent->setText(result.sent);
    m_sent->setCursorPosition(0);
    m_sent->setVisible(!result.sent.isEmpty());
    QStringList notes;
    for (const QString& note : result.notes)
        notes.push_back(note);
    m_notes->setText(notes.join(QLatin1Char('\n')));
    m_notes->setVisible(!notes.isEmpty());
    std::optional<models::TimeSpan> whole;
    for (const deployment::NamedSeries& each : result.series) {
        if (each.points.empty())
            continue;
        const models::TimeSpan own{each.points.front().time, each.points.back().time};
        whole = whole
            ? models::TimeSpan{std::min(whole->from, own.from), std::max(whole->to, own.to)}
            : own;
    }
    if (whole && whole->length().count() == 0)
        whole->to += std::chrono::seconds(30);
    if (whole)
        m_viewport->setWhole(*whole);
    m_viewport->reset();
    for (const deployment::NamedSeries& each : result.series)
        addCurve(each);
}

void MetricTrialPanel::addCurve(const deployment::NamedSeries& series)
{
    auto* chart = new MetricChartView(metricKindOf(series), {m_time, *m_viewport, *m_cursor}, this);
    chart->setFixedHeight(trialChartHeight);
    chart->setWheelNeedsControl(true); // the form scrolls
    chart->setCurve(
        models::MetricCurve(std::make_shared<const deployment::MetricSeries>(series.points)));
    m_curves->addWidget(new PlainLabel(chart->accessibleName(), this));
    m_curves->addWidget(chart);
}

} // namespace widgets
