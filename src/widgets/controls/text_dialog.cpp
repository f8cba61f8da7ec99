// SPDX-License-Identifier: GPL-3.0-or-later
#include "text_dialog.h"

#include "deploy/models/display_strings.h"
#include "deploy/widgets/controls/clear_button.h"
#include "deploy/widgets/theme/letters.h"
#include "deploy/widgets/theme/theme.h"
#include "ui_text_dialog.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QLocale>
#include <QScrollBar>

namespace widgets {

namespace {

constexpr std::size_t bytesShown = std::size_t(1) << 20;
constexpr std::size_t charactersOfALine = 8192;

struct Shown {
    QString text;
    bool cut = false;
};

/// Line by line, since line breaks are all of the control characters that may stay.
Shown shownText(std::string_view text)
{
    Shown shown{{}, text.size() > bytesShown};
    text = text.substr(0, bytesShown);
    QStringList lines;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        std::string_view line = text.substr(begin, end - begin);
        shown.cut = shown.cut || line.size() > charactersOfALine;
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        lines << models::displayText(line, charactersOfALine);
        begin = end + 1;
    }
    shown.text = lines.join(QLatin1Char('\n'));
    return shown;
}

} // namespace

TextDialog::TextDialog(const QString& title, QWidget* parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::TextDialog>())
{
    m_ui->setupUi(this);
    resize(theme::inLetters(font(), size()));
    setWindowTitle(title);
    m_ui->text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_ui->text->setAccessibleName(title);
    m_ui->previous->setIcon(theme::icon(QStringLiteral("previous"), palette()));
    m_ui->next->setIcon(theme::icon(QStringLiteral("next"), palette()));
    m_ui->copy->setIcon(theme::icon(QStringLiteral("copy"), palette()));
    m_ui->copy->setAutoDefault(false);
    m_ui->note->hide();
    connectSearch();
    connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_ui->copy, &QPushButton::clicked, this,
        [this] { QGuiApplication::clipboard()->setText(models::rawText(m_text)); });
}

TextDialog::~TextDialog() = default;

void TextDialog::connectSearch()
{
    addClearButton(*m_ui->search);
    connect(m_ui->search, &QLineEdit::textChanged, this, &TextDialog::startSearch);
    connect(m_ui->search, &QLineEdit::returnPressed, this, [this] { find(false); });
    connect(m_ui->next, &QToolButton::clicked, this, [this] { find(false); });
    connect(m_ui->previous, &QToolButton::clicked, this, [this] { find(true); });
    m_ui->search->setFocus();
}

void TextDialog::setText(std::string text)
{
    m_text = std::move(text);
    const Shown shown = shownText(m_text);
    const int top = m_ui->text->verticalScrollBar()->value();
    m_ui->text->setPlainText(shown.text);
    m_ui->text->verticalScrollBar()->setValue(top);
    m_ui->note->setText(
        tr("The text is long (%1): only part of it is shown. “Copy all” copies all of it.")
            .arg(QLocale().formattedDataSize(static_cast<qint64>(m_text.size()))));
    m_ui->note->setVisible(shown.cut);
}

void TextDialog::startSearch()
{
    // Begins where the match before began, so that typing on keeps the place.
    QTextCursor cursor = m_ui->text->textCursor();
    cursor.setPosition(cursor.selectionStart());
    m_ui->text->setTextCursor(cursor);
    if (m_ui->search->text().isEmpty())
        m_ui->found->clear();
    else
        find(false);
}

void TextDialog::find(bool backward)
{
    const QString wanted = m_ui->search->text();
    if (wanted.isEmpty())
        return;
    const QTextDocument::FindFlags flags =
        backward ? QTextDocument::FindBackward : QTextDocument::FindFlags();
    bool found = m_ui->text->find(wanted, flags);
    if (!found) {
        const QTextCursor before = m_ui->text->textCursor();
        m_ui->text->moveCursor(backward ? QTextCursor::End : QTextCursor::Start);
        found = m_ui->text->find(wanted, flags);
        if (!found)
            m_ui->text->setTextCursor(before);
    }
    showFound(found);
}

void TextDialog::showFound(bool found)
{
    m_ui->found->setText(found ? QString() : tr("Not found"));
}

} // namespace widgets
