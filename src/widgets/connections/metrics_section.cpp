// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/widgets/connections/metrics_section.h"

#include "credential_fields.h"
#include "metric_trial_panel.h"
#include "query_table.h"

#include "deploy/models/connections/metric_templates_text.h"
#include "deploy/models/display_strings.h"
#include "deploy/operations/metric_templates.h"
#include "deploy/widgets/controls/plain_label.h"
#include "deploy/widgets/theme/metrics.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

namespace widgets {

namespace {

constexpr int captionWidth = 120; ///< of the address and of what follows it

} // namespace

MetricsSection::MetricsSection(QWidget* parent)
    : QWidget(parent)
    , m_rest(new QWidget(this))
{
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, theme::space::apart, 0, 0);
    auto* title = new PlainLabel(tr("Metrics (Prometheus)"), this);
    QFont bold = title->font();
    bold.setBold(true);
    title->setFont(bold);
    rows->addWidget(title);
    setupAddress(rows);
    auto* rest = new QVBoxLayout(m_rest);
    rest->setContentsMargins({});
    setupServer(rest);
    setupQueries(rest);
    rows->addWidget(m_rest);
    showFieldsInUse();
}

MetricsSection::~MetricsSection() = default;

void MetricsSection::setupAddress(QVBoxLayout* rows)
{
    m_address = new QLineEdit(this);
    m_address->setObjectName(QStringLiteral("metricsAddress"));
    m_address->setAccessibleName(tr("Address of the metrics server"));
    m_address->setPlaceholderText(tr("None; for example https://prometheus.example.com"));
    connect(m_address, &QLineEdit::textChanged, this, &MetricsSection::handleEdit);
    m_addressProblem = new PlainLabel(this);
    m_addressProblem->setWordWrap(true);
    m_addressProblem->hide();
    auto* caption = new PlainLabel(tr("Address"), this);
    caption->setMinimumWidth(captionWidth);
    caption->setBuddy(m_address);
    auto* line = new QHBoxLayout;
    line->setSpacing(theme::space::group);
    line->addWidget(caption);
    line->addWidget(m_address, 1);
    rows->addLayout(line);
    rows->addWidget(m_addressProblem);
}

void MetricsSection::setupServer(QVBoxLayout* rows)
{
    auto* grid = new QGridLayout;
    grid->setColumnMinimumWidth(0, captionWidth);
    rows->addLayout(grid);
    m_rows = std::make_unique<FieldRows>(m_rest, grid);
    m_credentials = new CredentialFields(
        QStringLiteral("metrics"), QStringLiteral("METRICS_TOKEN"), *m_rows, m_rest);
    m_allowHttp = new QCheckBox(tr("Allow sending credentials over plain http"), m_rest);
    m_allowHttp->setObjectName(QStringLiteral("metricsAllowHttp"));
    m_rows->add(QString(), m_allowHttp);
    m_tenant = m_rows->addText({QStringLiteral("metricsTenant"), tr("Tenant"),
        tr("None; sent as X-Scope-OrgID (Mimir, Cortex)")});
    m_caFile = m_rows->addText(
        {QStringLiteral("metricsCaFile"), tr("CA certificate"), tr("System certificates"), true});
    connect(m_credentials, &CredentialFields::edited, this, &MetricsSection::handleEdit);
    connect(m_credentials, &CredentialFields::storeRequested, this,
        &MetricsSection::storeSecretRequested);
    connect(m_allowHttp, &QCheckBox::toggled, this, &MetricsSection::handleEdit);
    for (QLineEdit* edit : {m_tenant, m_caFile})
        connect(edit, &QLineEdit::textChanged, this, &MetricsSection::handleEdit);
}

void MetricsSection::setupQueries(QVBoxLayout* rows)
{
    // No box to choose from: the wheel that scrolls the form would choose.
    auto* sets = new QPushButton(tr("Insert queries for…"), m_rest);
    sets->setObjectName(QStringLiteral("metricsTemplates"));
    auto* menu = new QMenu(sets);
    for (const operations::MetricTemplateSet& set : operations::metricTemplateSets())
        menu->addAction(models::translated({set.title, {}}), this, [this, &set] { insert(set); });
    sets->setMenu(menu);
    auto* add = new QPushButton(tr("Add query"), m_rest);
    auto* remove = new QPushButton(tr("Remove query"), m_rest);
    add->setObjectName(QStringLiteral("addQuery"));
    remove->setObjectName(QStringLiteral("removeQuery"));
    m_queries = new QueryTable(m_rest);
    m_queries->setObjectName(QStringLiteral("metricsQueries"));
    connect(m_queries, &QueryTable::edited, this, &MetricsSection::handleEdit);
    connect(m_queries, &QTableWidget::currentCellChanged, this,
        [this] { m_trial->setQuery(m_queries->currentQuery()); });
    connect(add, &QPushButton::clicked, m_queries, [this] { m_queries->add({}); });
    connect(remove, &QPushButton::clicked, m_queries, &QueryTable::removeCurrent);
    auto* bar = new QHBoxLayout;
    for (QPushButton* each : {sets, add, remove})
        each->setAutoDefault(false);
    bar->addWidget(sets);
    bar->addStretch();
    bar->addWidget(add);
    bar->addWidget(remove);
    m_queriesProblem = new PlainLabel(m_rest);
    m_queriesProblem->setWordWrap(true);
    m_queriesProblem->hide();
    m_trial = new MetricTrialPanel(m_rest);
    connect(m_trial, &MetricTrialPanel::tryRequested, this, &MetricsSection::requestTrial);
    connect(m_trial, &MetricTrialPanel::subjectChosen, this, &MetricsSection::trialSubjectChosen);
    rows->addLayout(bar);
    rows->addWidget(m_queries);
    rows->addWidget(m_queriesProblem);
    rows->addWidget(m_trial);
}

void MetricsSection::insert(const operations::MetricTemplateSet& set)
{
    for (const operations::MetricTemplate& each : set.queries)
        m_queries->add(models::queryOf(each));
}

void MetricsSection::handleEdit()
{
    if (m_isFilling)
        return;
    showFieldsInUse();
    m_trial->setQuery(m_queries->currentQuery());
    m_trial->setState({});
    Q_EMIT edited();
}

void MetricsSection::showFieldsInUse()
{
    m_rest->setVisible(!m_address->text().trimmed().isEmpty());
    m_rows->setVisible(
        m_allowHttp, m_credentials->hasSecret() && models::isOpenHttp(m_address->text()));
}

void MetricsSection::setConnection(const operations::Connection& connection)
{
    const operations::MetricsServer& server = connection.metrics;
    m_isFilling = true;
    m_connection = connection;
    m_address->setText(models::rawText(server.address));
    m_credentials->setCredential(server.credential);
    m_allowHttp->setChecked(server.allowInsecureHttp);
    m_tenant->setText(models::rawText(server.tenant));
    m_caFile->setText(models::rawText(server.caFile));
    m_queries->setQueries(server.queries);
    m_trial->setSubjects({});
    m_trial->setValues({});
    m_trial->setQuery(m_queries->currentQuery());
    m_trial->setState({});
    m_isFilling = false;
    showFieldsInUse();
    Q_EMIT connectionShown();
}

operations::MetricsServer MetricsSection::server() const
{
    operations::MetricsServer server = m_connection.metrics;
    server.address = m_address->text().trimmed().toStdString();
    server.credential = m_credentials->credential();
    server.allowInsecureHttp = m_allowHttp->isChecked();
    server.tenant = m_tenant->text().trimmed().toStdString();
    server.caFile = m_caFile->text().toStdString();
    server.queries = m_queries->queries();
    return server;
}

operations::Connection MetricsSection::connection() const
{
    operations::Connection connection = m_connection;
    connection.metrics = server();
    return connection;
}

void MetricsSection::requestTrial()
{
    m_trial->setState({tr("Asking the metrics server…"), theme::Tone::Info});
    Q_EMIT trialRequested({connection(), m_queries->currentQuery(), m_trial->values()});
}

bool MetricsSection::isShown(const QString& id) const
{
    return id == models::rawText(m_connection.id);
}

void MetricsSection::setSecretState(const QString& id, const StatusMessage& line)
{
    if (isShown(id))
        m_credentials->setSecretState(line);
}

void MetricsSection::setTrialSubjects(
    const QString& id, const std::vector<models::TrialSubject>& subjects)
{
    if (isShown(id))
        m_trial->setSubjects(subjects);
}

void MetricsSection::setTrialValues(const QString& id, const models::TrialValues& values)
{
    if (isShown(id))
        m_trial->setValues(values);
}

void MetricsSection::setTrialResult(const QString& id, const models::TrialResult& result)
{
    if (isShown(id))
        m_trial->setResult(result);
}

PlainLabel* MetricsSection::problemLine(models::ConnectionField field) const
{
    switch (field) {
    case models::ConnectionField::MetricsAddress:
        return m_addressProblem;
    case models::ConnectionField::MetricsQueries:
        return m_queriesProblem;
    default:
        return nullptr;
    }
}

} // namespace widgets
