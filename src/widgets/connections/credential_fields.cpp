// SPDX-License-Identifier: GPL-3.0-or-later
#include "credential_fields.h"

#include "deploy/models/display_strings.h"
#include "deploy/widgets/controls/plain_label.h"
#include "deploy/widgets/theme/metrics.h"

#include <QComboBox>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>

#include <utility>

namespace widgets {

namespace {

using operations::CredentialReference;
using CredentialScheme = CredentialReference::Scheme;
using SecretPlace = CredentialReference::Place;

} // namespace

CredentialFields::CredentialFields(
    QString prefix, const QString& exampleVariable, FieldRows& rows, QWidget* form)
    : QObject(form)
    , m_prefix(std::move(prefix))
    , m_rows(rows)
{
    setupScheme();
    setupPlace(exampleVariable);
    setupSecret(form);
    connectEdits();
    showRowsInUse();
}

QString CredentialFields::nameOf(const char* control) const
{
    QString name = m_prefix + QLatin1String(control);
    name[0] = name[0].toLower();
    return name;
}

void CredentialFields::setupScheme()
{
    m_scheme = m_rows.addChoice(nameOf("Credentials"), tr("Credentials"));
    m_scheme->addItem(tr("None", "credentials"), int(CredentialScheme::None));
    m_scheme->addItem(tr("Bearer token"), int(CredentialScheme::Bearer));
    m_scheme->addItem(tr("User and password"), int(CredentialScheme::Basic));
    m_scheme->addItem(tr("Custom header field"), int(CredentialScheme::Header));
    m_user = m_rows.addText({nameOf("User"), tr("User")});
    m_header =
        m_rows.addText({nameOf("HeaderName"), tr("Header field"), QStringLiteral("X-API-Key")});
}

void CredentialFields::setupPlace(const QString& exampleVariable)
{
    m_place = m_rows.addChoice(nameOf("Origin"), tr("Secret comes from"));
    m_place->addItem(tr("System keyring"), int(SecretPlace::Keyring));
    m_place->addItem(tr("Environment variable"), int(SecretPlace::Environment));
    m_place->addItem(tr("File that only you can read"), int(SecretPlace::File));
    m_place->addItem(tr("Ask once per run"), int(SecretPlace::Ask));
    m_variable = m_rows.addText({nameOf("Variable"), tr("Variable"), exampleVariable});
    m_file = m_rows.addText({nameOf("File"), tr("File"), {}, true});
}

void CredentialFields::setupSecret(QWidget* form)
{
    m_secretCell = new QWidget(form);
    m_secret = new QLineEdit(m_secretCell);
    m_secret->setObjectName(nameOf("Secret"));
    m_secret->setAccessibleName(tr("Secret"));
    m_secret->setEchoMode(QLineEdit::Password);
    m_secret->setPlaceholderText(tr("Enter a new secret; a stored one is never shown"));
    m_store = new QPushButton(tr("Store"), m_secretCell);
    m_store->setObjectName(nameOf("Store"));
    m_store->setAutoDefault(false);
    m_store->setEnabled(false);
    m_secretState = new PlainLabel(m_secretCell);
    m_secretState->setWordWrap(true);
    m_secretState->hide();
    auto* grid = new QGridLayout(m_secretCell);
    grid->setContentsMargins({});
    grid->setVerticalSpacing(theme::space::tight);
    grid->addWidget(m_secret, 0, 0);
    grid->addWidget(m_store, 0, 1);
    grid->addWidget(m_secretState, 1, 0, 1, 2);
    m_rows.add(tr("Secret"), m_secretCell);
}

void CredentialFields::connectEdits()
{
    for (QComboBox* box : {m_scheme, m_place})
        connect(box, &QComboBox::currentIndexChanged, this, &CredentialFields::handleEdit);
    for (QLineEdit* edit : {m_user, m_header, m_variable, m_file})
        connect(edit, &QLineEdit::textChanged, this, &CredentialFields::handleEdit);
    connect(m_secret, &QLineEdit::textChanged, m_store,
        [this](const QString& text) { m_store->setEnabled(!text.isEmpty()); });
    m_secret->installEventFilter(this);
    connect(m_store, &QPushButton::clicked, this, &CredentialFields::store);
}

/// Enter stores what was typed, and does not go on to the dialog, which would save and close.
bool CredentialFields::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_secret || event->type() != QEvent::KeyPress || m_secret->text().isEmpty())
        return false;
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key != Qt::Key_Return && key != Qt::Key_Enter)
        return false;
    store();
    return true;
}

void CredentialFields::handleEdit()
{
    if (m_isFilling)
        return;
    showRowsInUse();
    Q_EMIT edited();
}

bool CredentialFields::hasSecret() const
{
    return m_isInUse && credential().scheme != CredentialScheme::None;
}

void CredentialFields::setInUse(bool isInUse)
{
    m_isInUse = isInUse;
    showRowsInUse();
}

void CredentialFields::showRowsInUse()
{
    const CredentialReference now = credential();
    m_rows.setVisible(m_scheme, m_isInUse);
    m_rows.setVisible(m_user, hasSecret() && now.scheme == CredentialScheme::Basic);
    m_rows.setVisible(m_header, hasSecret() && now.scheme == CredentialScheme::Header);
    m_rows.setVisible(m_place, hasSecret());
    m_rows.setVisible(m_variable, hasSecret() && now.place == SecretPlace::Environment);
    m_rows.setVisible(m_file, hasSecret() && now.place == SecretPlace::File);
    m_rows.setVisible(m_secretCell, hasSecret() && now.place == SecretPlace::Keyring);
}

void CredentialFields::setCredential(const CredentialReference& credential)
{
    m_isFilling = true;
    m_credential = credential;
    m_scheme->setCurrentIndex(m_scheme->findData(int(credential.scheme)));
    m_place->setCurrentIndex(m_place->findData(int(credential.place)));
    m_user->setText(models::rawText(credential.user));
    m_header->setText(models::rawText(credential.header));
    m_variable->setText(models::rawText(credential.variable));
    m_file->setText(models::rawText(credential.file));
    m_secret->clear();
    m_isFilling = false;
    setSecretState({});
    showRowsInUse();
}

CredentialReference CredentialFields::credential() const
{
    CredentialReference credential = m_credential;
    credential.scheme = CredentialScheme(m_scheme->currentData().toInt());
    credential.place = SecretPlace(m_place->currentData().toInt());
    credential.user = m_user->text().toStdString();
    credential.header = m_header->text().trimmed().toStdString();
    credential.variable = m_variable->text().trimmed().toStdString();
    credential.file = m_file->text().toStdString();
    return credential;
}

void CredentialFields::setSecretState(const StatusMessage& line)
{
    m_secretState->setText(line.text);
    m_secretState->setVisible(!line.text.isEmpty());
    m_secretState->setTone(line.tone);
}

PlainLabel* CredentialFields::problemLine(models::ConnectionField field) const
{
    switch (field) {
    case models::ConnectionField::User:
        return m_rows.problemLine(m_user);
    case models::ConnectionField::HeaderName:
        return m_rows.problemLine(m_header);
    case models::ConnectionField::SecretVariable:
        return m_rows.problemLine(m_variable);
    case models::ConnectionField::SecretFile:
        return m_rows.problemLine(m_file);
    default:
        return nullptr;
    }
}

void CredentialFields::store()
{
    const QString secret = m_secret->text();
    if (secret.isEmpty())
        return;
    m_secret->clear();
    Q_EMIT storeRequested(secret);
}

} // namespace widgets
