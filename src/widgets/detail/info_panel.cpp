// SPDX-License-Identifier: GPL-3.0-or-later
#include "info_panel.h"

#include "controls/card.h"
#include "deploy/models/display_strings.h"
#include "deploy/models/time_context.h"
#include "deploy/widgets/controls/plain_label.h"
#include "deploy/widgets/theme/metrics.h"
#include "deploy/widgets/theme/theme.h"
#include "detail/panel/fact_field.h"
#include "record_problems.h"
#include "workload/workload_summary.h"
#include "workload/workload_tree.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace widgets {

namespace {

constexpr int leastWidthOfField = 170;
constexpr int mostColumns = 6;
constexpr std::size_t usualFacts = 10;

} // namespace

InfoPanel::InfoPanel(const models::TimeContext& time, QWidget* parent)
    : DetailPanel(parent)
    , m_time(time)
    , m_rows(new QVBoxLayout(this))
    , m_card(new Card(this))
    , m_grid(new QGridLayout)
{
    m_rows->setSpacing(theme::space::apart);
    setupFields();
    setupWorkload();
    m_problems = new RecordProblems(this);
    m_rows->addWidget(m_problems);
    m_rows->addStretch(1);
    connect(&time, &models::TimeContext::ticked, this, &InfoPanel::updateTexts);
    connect(&time, &models::TimeContext::zoneChanged, this, &InfoPanel::updateTexts);
}

void InfoPanel::setupFields()
{
    auto* rows = new QVBoxLayout(m_card);
    rows->setContentsMargins(
        theme::space::group, theme::space::apart, theme::space::group, theme::space::apart);
    rows->setSpacing(theme::space::apart);
    rows->addLayout(m_grid);
    m_grid->setHorizontalSpacing(theme::space::section);
    m_grid->setVerticalSpacing(theme::space::apart);
    // Before the button, so that keys reach them first.
    while (m_fields.size() < usualFacts)
        addField();
    auto* copy = new QPushButton(tr("Copy information"), m_card);
    copy->setIcon(theme::icon(QStringLiteral("copy"), palette()));
    copy->setObjectName(QStringLiteral("copyInformation"));
    connect(copy, &QPushButton::clicked, this, &InfoPanel::copyAll);
    rows->addWidget(copy, 0, Qt::AlignLeft);
    m_rows->addWidget(m_card);
    setMainPart(copy);
}

void InfoPanel::addField()
{
    auto* field = new FactField(QString(), m_card);
    const std::size_t place = m_fields.size();
    connect(field, &FactField::statusMessage, this, &InfoPanel::statusMessage);
    connect(field, &FactField::filterRequested, this, [this, place] {
        const models::DeploymentFact& fact = m_facts[place];
        Q_EMIT filterRequested(fact.column.value(), models::rawText(fact.word));
    });
    m_fields.push_back(field);
}

void InfoPanel::arrangeFields()
{
    m_columns = std::clamp(m_card->width() / leastWidthOfField, 1, mostColumns);
    for (FactField* field : m_fields)
        m_grid->removeWidget(field);
    int place = 0;
    for (FactField* field : m_fields) {
        if (field->isHidden())
            continue;
        m_grid->addWidget(field, place / m_columns, place % m_columns, Qt::AlignTop);
        ++place;
    }
    for (int column = 0; column < mostColumns; ++column)
        m_grid->setColumnStretch(column, column < m_columns ? 1 : 0);
}

/// Shown where the record has a workload.
void InfoPanel::setupWorkload()
{
    m_workload = new WorkloadSummary(this);
    m_workload->setObjectName(QStringLiteral("workload"));
    m_treeTitle = new PlainLabel(tr("What it is made of"), this);
    m_treeTitle->setFont(theme::font(theme::Type::Heading));
    m_tree = new WorkloadTree(m_time, m_treeTitle->text(), this);
    m_tree->setObjectName(QStringLiteral("workloadTree"));
    for (QWidget* part : std::initializer_list<QWidget*>{m_workload, m_treeTitle, m_tree}) {
        m_rows->addWidget(part);
        part->hide();
    }
    connect(m_tree, &WorkloadTree::statusMessage, this, &InfoPanel::statusMessage);
    connect(m_tree, &WorkloadTree::logRequested, this, &InfoPanel::podLogRequested);
}

void InfoPanel::setLogsOffered(bool offered)
{
    m_tree->setLogsOffered(offered);
}

bool InfoPanel::hasPod(const std::string& name) const
{
    return m_tree->has(name);
}

void InfoPanel::showPod(const std::string& name)
{
    m_tree->showRow(name);
}

void InfoPanel::updateWorkload()
{
    const auto& workload = m_record.deployment->workload;
    m_workload->setWorkload(workload);
    m_workload->setVisible(workload.has_value());
    const bool hasTree = workload && !workload->tree.empty();
    if (hasTree)
        m_tree->setNodes(workload->tree);
    m_treeTitle->setVisible(hasTree);
    m_tree->setVisible(hasTree);
}

void InfoPanel::resizeEvent(QResizeEvent* event)
{
    DetailPanel::resizeEvent(event);
    if (std::clamp(m_card->width() / leastWidthOfField, 1, mostColumns) != m_columns)
        arrangeFields();
}

void InfoPanel::setRecord(const models::DeploymentRecord& record)
{
    m_record = record;
    updateTexts();
    updateWorkload();
    m_problems->setProblems(record.problems);
}

void InfoPanel::setPlace(PanelPlace place)
{
    m_rows->setContentsMargins(place == PanelPlace::Tab ? QMargins(16, 16, 16, 16) : QMargins());
}

void InfoPanel::updateTexts()
{
    if (!m_record.deployment)
        return;
    m_facts = models::deploymentFacts(*m_record.deployment, m_time.seenUntil(), m_time.zone());
    const bool isOther = std::exchange(m_shown, m_facts.size()) != m_facts.size();
    while (m_fields.size() < m_facts.size())
        addField();
    const QString reading = models::toolTipText(readingLines().join(QLatin1Char('\n')));
    for (std::size_t place = 0; place < m_fields.size(); ++place) {
        FactField& field = *m_fields[place];
        field.setVisible(place < m_facts.size());
        if (place >= m_facts.size())
            continue;
        const models::DeploymentFact& fact = m_facts[place];
        field.setTitle(fact.title);
        field.setValue(fact.value);
        field.setFilterOffered(fact.column.has_value());
        field.setValueToolTip(fact.isTime ? reading : QString());
    }
    if (isOther)
        arrangeFields();
}

/// In which zone times are told, and when the record was read.
QStringList InfoPanel::readingLines() const
{
    QStringList lines{tr("Time zone") + QStringLiteral(": ")
        + models::zoneText(m_record.deployment->start, m_time.zone())};
    if (m_record.receivedAt != deployment::Timestamp())
        lines << tr("Read at") + QStringLiteral(": ")
                + models::exactTimeText(m_record.receivedAt, m_time.zone());
    return lines;
}

void InfoPanel::copyAll()
{
    QStringList lines;
    for (const models::DeploymentFact& fact : m_facts)
        lines << fact.title + QStringLiteral(": ") + fact.copied;
    if (m_record.deployment)
        lines += readingLines();
    lines += m_workload->lines();
    QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
    Q_EMIT statusMessage(tr("Copied the basic information"));
}

} // namespace widgets
