// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection_form.h"

#include "archive_section.h"
#include "cluster_section.h"
#include "controls/message_banner.h"

#include "deploy/models/connections/connection_texts.h"
#include "deploy/models/display_strings.h"
#include "deploy/widgets/connections/connection_colors.h"
#include "deploy/widgets/connections/metrics_section.h"
#include "deploy/widgets/controls/plain_label.h"
#include "deploy/widgets/theme/metrics.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFileDialog>
#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace widgets {

namespace {

using models::ConnectionField;

constexpr int shortestChoice = 16; ///< letters
using operations::SafetyLevel;
using Scheme = operations::CredentialReference::Scheme;
using Place = operations::CredentialReference::Place;

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
{
    m_grid->setHorizontalSpacing(theme::space::group);
    m_grid->setVerticalSpacing(theme::space::near);
    m_grid->setColumnStretch(1, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(
        theme::space::group, theme::space::tight, theme::space::group, theme::space::tight);
    column->addLayout(m_grid);
    setupIdentity();
    setupSafety();
    setupCredentials();
    setupSecret();
    setupCertificates();
    setupArchive();
    setupTest();
    setupMetrics();
    column->addStretch(1);
    connectEdits();
    showFieldsInUse();
}

void ConnectionForm::setupIdentity()
{
    m_name = addEdit(ConnectionField::Name, QStringLiteral("name"), tr("Name"));
    setupCluster();
    m_baseUrl = addEdit(ConnectionField::BaseUrl, QStringLiteral("baseUrl"), tr("Address"),
        QStringLiteral("https://deploy.example.com/api/v1"));
    m_allowHttp = new QCheckBox(tr("Allow sending credentials over plain http"), this);
    m_allowHttp->setObjectName(QStringLiteral("allowHttp"));
    addRow(QString(), m_allowHttp);
    m_color = addChoice("color", tr("Color"));
    for (const operations::ConnectionColor color : operations::allConnectionColors)
        m_color->addItem(colorIcon(color), models::colorText(color), int(color));
}

void ConnectionForm::setupCluster()
{
    m_kind = addChoice("kind", tr("Kind", "of a connection"));
    m_kind->addItem(tr("Server with the console's own interface (REST)"), false);
    m_kind->addItem(tr("Kubernetes cluster"), true);
    m_cluster = new ClusterSection(this);
    addRow(tr("Cluster"), m_cluster);
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
    m_safety = addChoice("safety", tr("Safety level"));
    m_safety->addItem(tr("Normal", "safety level"), int(SafetyLevel::Normal));
    m_safety->addItem(tr("Production: the environment's name must be typed to confirm a command"),
        int(SafetyLevel::Production));
    m_readOnly = new QCheckBox(tr("Read only: no commands through this connection"), this);
    m_readOnly->setObjectName(QStringLiteral("readOnly"));
    addRow(QString(), m_readOnly);
}

void ConnectionForm::setupCredentials()
{
    m_credentials = addChoice("credentials", tr("Credentials"));
    m_credentials->addItem(tr("None", "credentials"), int(Scheme::None));
    m_credentials->addItem(tr("Bearer token"), int(Scheme::Bearer));
    m_credentials->addItem(tr("User and password"), int(Scheme::Basic));
    m_credentials->addItem(tr("Custom header field"), int(Scheme::Header));
    m_user = addEdit(ConnectionField::User, QStringLiteral("user"), tr("User"));
    m_headerName = addEdit(ConnectionField::HeaderName, QStringLiteral("headerName"),
        tr("Header field"), QStringLiteral("X-API-Key"));
}

void ConnectionForm::setupSecret()
{
    m_origin = addChoice("origin", tr("Secret comes from"));
    m_origin->addItem(tr("System keyring"), int(Place::Keyring));
    m_origin->addItem(tr("Environment variable"), int(Place::Environment));
    m_origin->addItem(tr("File that only you can read"), int(Place::File));
    m_origin->addItem(tr("Ask once per run"), int(Place::Ask));
    m_variable = addEdit(ConnectionField::SecretVariable, QStringLiteral("variable"),
        tr("Variable"), QStringLiteral("DEPLOY_TOKEN"));
    m_file =
        addEdit(ConnectionField::SecretFile, QStringLiteral("file"), tr("File"), QString(), true);
    m_secretRow = new QWidget(this);
    m_secret = new QLineEdit(m_secretRow);
    m_secret->setObjectName(QStringLiteral("secret"));
    m_secret->setAccessibleName(tr("Secret"));
    m_secret->setEchoMode(QLineEdit::Password);
    m_secret->setPlaceholderText(tr("Enter a new secret; a stored one is never shown"));
    m_store = new QPushButton(tr("Store"), m_secretRow);
    m_store->setObjectName(QStringLiteral("store"));
    m_store->setAutoDefault(false);
    m_secretState = new PlainLabel(m_secretRow);
    m_secretState->setWordWrap(true);
    auto* line = new QHBoxLayout;
    line->addWidget(m_secret, 1);
    line->addWidget(m_store);
    auto* rows = new QVBoxLayout(m_secretRow);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(theme::space::tight);
    rows->addLayout(line);
    rows->addWidget(m_secretState);
    addRow(tr("Secret"), m_secretRow);
}

void ConnectionForm::setupCertificates()
{
    m_caFile = addEdit(ConnectionField::CaFile, QStringLiteral("caFile"), tr("CA certificate"),
        tr("System certificates"), true);
    m_clientCertificate =
        addEdit(ConnectionField::ClientCertificateFile, QStringLiteral("clientCertificate"),
            tr("Client certificate"), tr("None; a PEM file if the server requires one"), true);
    m_clientKey = addEdit(ConnectionField::ClientKeyFile, QStringLiteral("clientKey"),
        tr("Client key"), tr("In the certificate file"), true);
}

void ConnectionForm::setupArchive()
{
    m_archive = new ArchiveSection(this);
    addRow(tr("Archive"), m_archive);
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
    for (const ConnectionField field :
        {ConnectionField::MetricsAddress, ConnectionField::MetricsQueries})
        m_problemLines[field] = m_metrics->problemLine(field);
    layout()->addWidget(m_metrics);
}

void ConnectionForm::addRow(const QString& caption, QWidget* field)
{
    constexpr int captionDrop = 4; // to the height of the text in a field
    auto* label = new PlainLabel(caption, this);
    label->setContentsMargins(0, captionDrop, 0, 0);
    label->setBuddy(field);
    const int row = m_grid->rowCount();
    m_grid->addWidget(label, row, 0, Qt::AlignTop);
    m_grid->addWidget(field, row, 1);
    m_captions[field] = label;
}

void ConnectionForm::showRow(QWidget* field, bool isVisible)
{
    field->setVisible(isVisible);
    m_captions.at(field)->setVisible(isVisible);
}

QComboBox* ConnectionForm::addChoice(const char* name, const QString& caption)
{
    auto* box = new QComboBox(this);
    // The longest choice is a sentence: it must not widen the dialog.
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(shortestChoice);
    box->setObjectName(QLatin1String(name));
    box->setAccessibleName(caption);
    addRow(caption, box);
    return box;
}

QLineEdit* ConnectionForm::addEdit(ConnectionField field, const QString& name,
    const QString& caption, const QString& placeholder, bool isFile)
{
    auto* row = new QWidget(this);
    auto* edit = new QLineEdit(row);
    edit->setObjectName(name);
    edit->setAccessibleName(caption);
    edit->setPlaceholderText(placeholder);
    auto* line = new QHBoxLayout;
    line->addWidget(edit, 1);
    if (isFile) {
        auto* browse = new QPushButton(tr("Browse…"), row);
        browse->setAutoDefault(false);
        connect(browse, &QPushButton::clicked, this,
            [this, edit, caption] { chooseFile(edit, caption); });
        line->addWidget(browse);
    }
    auto* rows = new QVBoxLayout(row);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(theme::space::tight);
    rows->addLayout(line);
    addProblemLine(field, rows);
    addRow(caption, row);
    m_rows[edit] = row;
    return edit;
}

void ConnectionForm::addProblemLine(ConnectionField field, QLayout* layout)
{
    auto* problem = new PlainLabel(layout->parentWidget());
    problem->setWordWrap(true);
    problem->hide();
    layout->addWidget(problem);
    m_problemLines[field] = problem;
}

void ConnectionForm::chooseFile(QLineEdit* edit, const QString& title)
{
    auto* dialog = new QFileDialog(this, title, edit->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, edit, &QLineEdit::setText);
    dialog->open();
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
    for (QLineEdit* edit : {m_name, m_baseUrl, m_user, m_headerName, m_variable, m_file, m_caFile,
             m_clientCertificate, m_clientKey})
        connect(edit, &QLineEdit::textChanged, this, onEdit);
    for (QComboBox* box : {m_kind, m_color, m_safety, m_credentials, m_origin})
        connect(box, &QComboBox::currentIndexChanged, this, onEdit);
    for (QCheckBox* box : {m_allowHttp, m_readOnly})
        connect(box, &QCheckBox::toggled, this, onEdit);
    connect(m_metrics, &MetricsSection::edited, this, onEdit);
    connect(m_archive, &ArchiveSection::edited, this, onEdit);
    connect(m_cluster, &ClusterSection::edited, this, onEdit);
    connect(m_test, &QPushButton::clicked, this, &ConnectionForm::testRequested);
    connect(m_store, &QPushButton::clicked, this, &ConnectionForm::storeSecret);
    connect(m_secret, &QLineEdit::returnPressed, this, &ConnectionForm::storeSecret);
    connect(m_secret, &QLineEdit::textChanged, this,
        [this] { m_store->setEnabled(!m_secret->text().isEmpty()); });
    m_store->setEnabled(false);
}

void ConnectionForm::setConnection(const operations::Connection& connection)
{
    m_isFilling = true;
    m_connection = connection;
    const auto show = [](QLineEdit* edit, const std::string& text) {
        edit->setText(models::rawText(text));
    };
    const operations::CredentialReference& credential = connection.credential;
    show(m_name, connection.name);
    const bool isCluster = models::isClusterAddress(models::rawText(connection.address));
    m_kind->setCurrentIndex(isCluster ? 1 : 0);
    show(m_baseUrl, isCluster ? std::string() : connection.address);
    m_cluster->setConnection(connection);
    m_allowHttp->setChecked(connection.allowInsecureHttp);
    choose(m_color, connection.color);
    choose(m_safety, connection.safety);
    m_readOnly->setChecked(connection.readOnly);
    choose(m_credentials, credential.scheme);
    show(m_user, credential.user);
    show(m_headerName, credential.header);
    choose(m_origin, credential.place);
    show(m_variable, credential.variable);
    show(m_file, credential.file);
    show(m_caFile, connection.caFile);
    show(m_clientCertificate, connection.clientCertificateFile);
    show(m_clientKey, connection.clientKeyFile);
    m_archive->setConnection(connection);
    m_secret->clear();
    m_metrics->setConnection(connection);
    m_isFilling = false;
    requestContexts();
    setTestState({});
    setSecretState({});
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
    connection.credential = credential();
    connection.metrics = m_metrics->server();
    m_archive->apply(connection);
    if (isCluster())
        m_cluster->apply(connection);
    connection.caFile = m_caFile->text().toStdString();
    connection.clientCertificateFile = m_clientCertificate->text().toStdString();
    connection.clientKeyFile = m_clientKey->text().toStdString();
    return connection;
}

operations::CredentialReference ConnectionForm::credential() const
{
    operations::CredentialReference credential = m_connection.credential;
    credential.scheme = chosen<Scheme>(m_credentials);
    credential.place = chosen<Place>(m_origin);
    credential.user = m_user->text().toStdString();
    credential.header = m_headerName->text().trimmed().toStdString();
    credential.variable = m_variable->text().trimmed().toStdString();
    credential.file = m_file->text().toStdString();
    return credential;
}

void ConnectionForm::showFieldsInUse()
{
    const auto kind = chosen<Scheme>(m_credentials);
    const auto origin = chosen<Place>(m_origin);
    const bool hasSecret = !isCluster() && kind != Scheme::None;
    showRow(m_cluster, isCluster());
    showRow(m_credentials, !isCluster());
    for (QLineEdit* edit : {m_baseUrl, m_caFile, m_clientCertificate, m_clientKey})
        showRow(m_rows[edit], !isCluster());
    showRow(m_rows[m_user], hasSecret && kind == Scheme::Basic);
    showRow(m_rows[m_headerName], hasSecret && kind == Scheme::Header);
    showRow(m_origin, hasSecret);
    showRow(m_rows[m_variable], hasSecret && origin == Place::Environment);
    showRow(m_rows[m_file], hasSecret && origin == Place::File);
    showRow(m_secretRow, hasSecret && origin == Place::Keyring);
    showRow(m_allowHttp, hasSecret && models::isOpenHttp(m_baseUrl->text()));
}

void ConnectionForm::setProblems(const std::vector<models::ConnectionProblem>& problems)
{
    m_problems = problems;
    for (const auto& [field, line] : m_problemLines) {
        const auto problem = models::problemAt(problems, field);
        line->setText(problem ? problem->text : QString());
        line->setVisible(problem.has_value());
    }
    m_cluster->setProblems(problems);
    m_test->setEnabled(!models::hasErrors(problems));
    updateAppearance();
}

void ConnectionForm::setTestState(const StatusMessage& line)
{
    m_testState->setState(line.text, line.tone);
}

void ConnectionForm::setSecretState(const StatusMessage& line)
{
    m_secretLine = line;
    m_secretState->setText(line.text);
    m_secretState->setVisible(!line.text.isEmpty());
    updateAppearance();
}

void ConnectionForm::storeSecret()
{
    const QString secret = m_secret->text();
    if (secret.isEmpty())
        return;
    m_secret->clear();
    Q_EMIT storeSecretRequested(secret);
}

void ConnectionForm::focusName()
{
    m_name->setFocus();
    m_name->selectAll();
}

void ConnectionForm::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateAppearance();
}

void ConnectionForm::updateAppearance()
{
    const auto paint = [this](PlainLabel* label, theme::Tone tone) {
        QPalette toned = palette();
        toned.setColor(QPalette::WindowText, theme::foreground(tone, palette()));
        label->setPalette(toned);
    };
    for (const models::ConnectionProblem& problem : m_problems)
        if (const auto line = m_problemLines.find(problem.field); line != m_problemLines.end())
            paint(line->second, problem.isError ? theme::Tone::Bad : theme::Tone::Warning);
    paint(m_secretState, m_secretLine.tone);
}

} // namespace widgets
