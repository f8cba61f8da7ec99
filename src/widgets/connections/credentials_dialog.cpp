// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/widgets/connections/credentials_dialog.h"

#include "ui_credentials_dialog.h"

#include "deploy/models/display_strings.h"
#include "deploy/widgets/theme/theme.h"
#include "deploy/widgets/windows/screen_fit.h"

#include <QPushButton>

namespace widgets {

namespace {

using Scheme = operations::CredentialReference::Scheme;

constexpr int credentialsDialogWidth = 460;

QString shown(const std::string& raw)
{
    constexpr std::size_t longest = 60;
    return models::displayText(raw, longest);
}

} // namespace

CredentialsDialog::CredentialsDialog(const models::CredentialsQuestion& question, QWidget* parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::CredentialsDialog>())
    , m_question(question)
{
    m_ui->setupUi(this);
    m_submit = m_ui->buttons->addButton(tr("Use for this run"), QDialogButtonBox::ActionRole);
    m_submit->setObjectName(QStringLiteral("submitSecret"));
    m_submit->setDefault(true);
    m_submit->setEnabled(false);
    connect(m_submit, &QPushButton::clicked, this, &CredentialsDialog::submit);
    connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &CredentialsDialog::reject);
    connect(m_ui->secret, &QLineEdit::textChanged, this,
        [this] { m_submit->setEnabled(!secret().isEmpty()); });
    showQuestion();
    m_ui->secret->setFocus();
    resizeToWidth(*this, credentialsDialogWidth);
}

CredentialsDialog::~CredentialsDialog() = default;

void CredentialsDialog::showQuestion()
{
    m_ui->connection->setConnection(m_question.connection);
    m_ui->address->setText(models::displayText(m_question.connection.address));
    m_ui->reason->setState(
        models::displayText(m_question.reason.toStdString()), theme::Tone::Warning);
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, theme::secondaryText(palette()));
    m_ui->note->setPalette(quiet);
    m_ui->address->setPalette(quiet);
    const operations::CredentialReference& credential = m_question.connection.credential;
    QString caption = tr("Token");
    if (credential.scheme == Scheme::Basic)
        caption = tr("Password of %1").arg(shown(credential.user));
    if (credential.scheme == Scheme::Header)
        caption = tr("Value of the header field %1").arg(shown(credential.header));
    m_ui->caption->setText(caption);
    m_ui->secret->setAccessibleName(caption);
}

QString CredentialsDialog::secret() const
{
    const QString typed = m_ui->secret->text();
    return m_question.connection.credential.scheme == Scheme::Basic ? typed : typed.trimmed();
}

void CredentialsDialog::submit()
{
    const QString given = secret();
    if (given.isEmpty())
        return;
    m_submit->setEnabled(false);
    Q_EMIT secretEntered(given);
    accept();
}

void CredentialsDialog::done(int result)
{
    m_ui->secret->clear();
    QDialog::done(result);
}

} // namespace widgets
