// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection_form.h"

#include "archive_section.h"
#include "cluster_section.h"
#include "controls/message_banner.h"
#include "credential_fields.h"

#include "deploy/models/connections/connection_texts.h"
#include "deploy/models/display_strings.h"
#include "deploy/widgets/connections/connection_colors.h"
#include "deploy/widgets/connections/metrics_section.h"
#include "deploy/widgets/controls/plain_label.h"
#include "deploy/widgets/theme/metrics.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace widgets {

namespace {

using models::ConnectionField;

using operations::SafetyLevel;

template <typename Choice> Choice chosen(const QComboBox* box)
{
    return Choice(box->currentData().toInt());
}

template <typename Choice> void choose(QComboBox* box, Choice choice)
{
    box->setCurrentIndex(box->findData(int(choice)));
}

} // namespace

ConnectionForm::ConnectionForm(QWidget* parent)
    : QWidget(parent)
    , m_grid(new QGridLayout)
    , m_rows(this, m_grid)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(
        theme::space::group, theme::space::tight, theme::space::group, theme::space::tight);
    column->addLayout(m_grid);
    setupIdentity();
    setupSafety();
    setupCredentials();
    setupCertificates();
    setupArchive();
    setupTest();
    setupMetrics();
    column->addStretch(1);
    collectProblemLines();
    connectEdits();
    showFieldsInUse();
}

void ConnectionForm::setupIdentity()
{
    m_name = m_rows.addText({QStringLiteral("name"), tr("Name")});
    setupCluster();
    m_baseUrl = m_rows.addText({QStringLiteral("baseUrl"), tr("Address"),
        QStringLiteral("https://deploy.example.com/api/v1")});
    m_allowHttp = new QCheckBox(tr("Allow sending credentials over plain http"), this);
    m_allowHttp->setObjectName(QStringLiteral("allowHttp"));
    m_rows.add(QString(), m_allowHttp);
    m_color = m_rows.addChoice(QStringLiteral("color"), tr("Color"));
    for (const operations::ConnectionColor color : operations::allConnectionColors)
        m_color->addItem(colorIcon(color), models::colorText(color), int(color));
}

void ConnectionForm::setupCluster()
{
    m_kind = m_rows.addChoice(QStringLiteral("kind"), tr("Kind", "of a connection"));
    m_kind->addItem(tr("Server with the console's own interface (REST)"), false);
    m_kind->addItem(tr("Kubernetes cluster"), true);
    m_cluster = new ClusterSection(this);
    m_rows.add(tr("Cluster"), m_cluster);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &ConnectionForm::handleKind);
    connect(
        m_cluster, &ClusterSection::contextsRequested, this, &ConnectionForm::contextsRequested);
}

bool ConnectionForm::isCluster() const
{
    return m_kind->currentData().toBool();
}

void ConnectionForm::handleKind()
{
    if (m_isFilling || !isCluster())
        return;
    m_cluster->chooseCurrent();
    m_cluster->requestContexts();
}

void ConnectionForm::requestContexts()
{
    if (isCluster())
        m_cluster->requestContexts();
}

void ConnectionForm::setContexts(const models::ClusterContexts& contexts)
{
    m_cluster->setContexts(contexts);
}

void ConnectionForm::setupSafety()
{
    m_safety = m_rows.addChoice(QStringLiteral("safety"), tr("Safety level"));
    m_safety->addItem(tr("Normal", "safety level"), int(SafetyLevel::Normal));
    m_safety->addItem(tr("Production: the environment's name must be typed to confirm a command"),
        int(SafetyLevel::Production));
    m_readOnly = new QCheckBox(tr("Read only: no commands through this connection"), this);
    m_readOnly->setObjectName(QStringLiteral("readOnly"));
    m_rows.add(QString(), m_readOnly);
}

void ConnectionForm::setupCredentials()
{
    m_credentials = new CredentialFields(QString(), QStringLiteral("DEPLOY_TOKEN"), m_rows, this);
    connect(m_credentials, &CredentialFields::storeRequested, this,
        &ConnectionForm::storeSecretRequested);
}

void ConnectionForm::setupCertificates()
{
    m_caFile = m_rows.addText(
        {QStringLiteral("caFile"), tr("CA certificate"), tr("System certificates"), true});
    m_clientCertificate = m_rows.addText({QStringLiteral("clientCertificate"),
        tr("Client certificate"), tr("None; a PEM file if the server requires one"), true});
    m_clientKey = m_rows.addText(
        {QStringLiteral("clientKey"), tr("Client key"), tr("In the certificate file"), true});
}

void ConnectionForm::setupArchive()
{
    m_archive = new ArchiveSection(this);
    m_rows.add(tr("Archive"), m_archive);
    connect(
        m_archive, &ArchiveSection::forgetRequested, this, &ConnectionForm::forgetArchiveRequested);
}

void ConnectionForm::setArchiveFacts(const models::ArchiveFacts& facts)
{
    m_archive->setFacts(facts);
}

void ConnectionForm::setupTest()
{
    m_test = new QPushButton(tr("Test connection"), this);
    m_test->setObjectName(QStringLiteral("test"));
    m_test->setAutoDefault(false);
    m_testState = new MessageBanner(this);
    m_testState->setObjectName(QStringLiteral("testState"));
    m_grid->addWidget(m_test, m_grid->rowCount(), 1, Qt::AlignLeft);
    layout()->addWidget(m_testState);
}

void ConnectionForm::setupMetrics()
{
    m_metrics = new MetricsSection(this);
    layout()->addWidget(m_metrics);
}

void ConnectionForm::collectProblemLines()
{
    m_problemLines = {{ConnectionField::Name, m_rows.problemLine(m_name)},
        {ConnectionField::BaseUrl, m_rows.problemLine(m_baseUrl)},
        {ConnectionField::CaFile, m_rows.problemLine(m_caFile)},
        {ConnectionField::ClientCertificateFile, m_rows.problemLine(m_clientCertificate)},
        {ConnectionField::ClientKeyFile, m_rows.problemLine(m_clientKey)}};
    for (const ConnectionField field : {ConnectionField::User, ConnectionField::HeaderName,
             ConnectionField::SecretVariable, ConnectionField::SecretFile})
        m_problemLines[field] = m_credentials->problemLine(field);
    for (const ConnectionField field :
        {ConnectionField::MetricsAddress, ConnectionField::MetricsQueries})
        m_problemLines[field] = m_metrics->problemLine(field);
}

void ConnectionForm::connectEdits()
{
    const auto onEdit = [this] {
        if (m_isFilling)
            return;
        showFieldsInUse();
        m_testState->setState({}, theme::Tone::Neutral);
        Q_EMIT edited();
    };
    for (QLineEdit* edit : {m_name, m_baseUrl, m_caFile, m_clientCertificate, m_clientKey})
        connect(edit, &QLineEdit::textChanged, this, onEdit);
    for (QComboBox* box : {m_kind, m_color, m_safety})
        connect(box, &QComboBox::currentIndexChanged, this, onEdit);
    for (QCheckBox* box : {m_allowHttp, m_readOnly})
        connect(box, &QCheckBox::toggled, this, onEdit);
    connect(m_credentials, &CredentialFields::edited, this, onEdit);
    connect(m_metrics, &MetricsSection::edited, this, onEdit);
    connect(m_archive, &ArchiveSection::edited, this, onEdit);
    connect(m_cluster, &ClusterSection::edited, this, onEdit);
    connect(m_test, &QPushButton::clicked, this, &ConnectionForm::testRequested);
}

void ConnectionForm::setConnection(const operations::Connection& connection)
{
    m_isFilling = true;
    m_connection = connection;
    const auto show = [](QLineEdit* edit, const std::string& text) {
        edit->setText(models::rawText(text));
    };
    show(m_name, connection.name);
    const bool isCluster = models::isClusterAddress(models::rawText(connection.address));
    m_kind->setCurrentIndex(isCluster ? 1 : 0);
    show(m_baseUrl, isCluster ? std::string() : connection.address);
    m_cluster->setConnection(connection);
    m_allowHttp->setChecked(connection.allowInsecureHttp);
    choose(m_color, connection.color);
    choose(m_safety, connection.safety);
    m_readOnly->setChecked(connection.readOnly);
    m_credentials->setCredential(connection.credential);
    show(m_caFile, connection.caFile);
    show(m_clientCertificate, connection.clientCertificateFile);
    show(m_clientKey, connection.clientKeyFile);
    m_archive->setConnection(connection);
    m_metrics->setConnection(connection);
    m_isFilling = false;
    requestContexts();
    setTestState({});
    showFieldsInUse();
}

operations::Connection ConnectionForm::connection() const
{
    operations::Connection connection = m_connection;
    connection.name = m_name->text().trimmed().toStdString();
    connection.address = m_baseUrl->text().trimmed().toStdString();
    connection.allowInsecureHttp = m_allowHttp->isChecked();
    connection.color = chosen<operations::ConnectionColor>(m_color);
    connection.safety = chosen<SafetyLevel>(m_safety);
    connection.readOnly = m_readOnly->isChecked();
    connection.credential = m_credentials->credential();
    connection.metrics = m_metrics->server();
    m_archive->apply(connection);
    if (isCluster())
        m_cluster->apply(connection);
    connection.caFile = m_caFile->text().toStdString();
    connection.clientCertificateFile = m_clientCertificate->text().toStdString();
    connection.clientKeyFile = m_clientKey->text().toStdString();
    return connection;
}

void ConnectionForm::showFieldsInUse()
{
    m_rows.setVisible(m_cluster, isCluster());
    for (QLineEdit* edit : {m_baseUrl, m_caFile, m_clientCertificate, m_clientKey})
        m_rows.setVisible(edit, !isCluster());
    m_credentials->setInUse(!isCluster());
    m_rows.setVisible(
        m_allowHttp, m_credentials->hasSecret() && models::isOpenHttp(m_baseUrl->text()));
}

void ConnectionForm::setProblems(const std::vector<models::ConnectionProblem>& problems)
{
    for (const auto& [field, line] : m_problemLines) {
        const auto problem = models::problemAt(problems, field);
        line->setText(problem ? problem->text : QString());
        line->setVisible(problem.has_value());
        line->setTone(problem && !problem->isError ? theme::Tone::Warning : theme::Tone::Bad);
    }
    m_cluster->setProblems(problems);
    m_test->setEnabled(!models::hasErrors(problems));
}

void ConnectionForm::setTestState(const StatusMessage& line)
{
    m_testState->setState(line.text, line.tone);
}

void ConnectionForm::setSecretState(const StatusMessage& line)
{
    m_credentials->setSecretState(line);
}

void ConnectionForm::focusName()
{
    m_name->setFocus();
    m_name->selectAll();
}

} // namespace widgets
