// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/widgets/welcome/guide_dialog.h"

#include "guide_text.h"

#include "deploy/widgets/controls/clear_button.h"
#include "deploy/widgets/theme/letters.h"
#include "deploy/widgets/theme/metrics.h"
#include "deploy/widgets/theme/theme.h"

#include <QAbstractTextDocumentLayout>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollBar>
#include <QSplitter>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextTable>
#include <QUrl>
#include <QVBoxLayout>

namespace widgets {

namespace {

constexpr QSize usualGuideSize(980, 720);
constexpr int contentsWidth = 260;

/// In document order.
QList<QTextBlock> headingsIn(const QTextDocument& document)
{
    QList<QTextBlock> headings;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next())
        if (block.blockFormat().headingLevel() > 0)
            headings.append(block);
    return headings;
}

/// Room between lines, and code that is broken rather than cut.
void setLines(QTextDocument& document)
{
    constexpr qreal lineHeightPercent = 120;
    QTextBlockFormat lines;
    lines.setLineHeight(lineHeightPercent, QTextBlockFormat::ProportionalHeight);
    lines.setNonBreakableLines(false);
    QTextCursor cursor(&document);
    cursor.select(QTextCursor::Document);
    cursor.mergeBlockFormat(lines);
}

/// A hairline around each cell, and room in it.
void setTables(QTextDocument& document, const QPalette& palette)
{
    for (QTextFrame* frame : document.rootFrame()->childFrames()) {
        auto* table = qobject_cast<QTextTable*>(frame);
        if (table == nullptr)
            continue;
        QTextTableFormat format = table->format();
        format.setBorder(1);
        format.setBorderCollapse(true);
        format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
        format.setBorderBrush(theme::line(palette));
        format.setCellSpacing(0);
        format.setCellPadding(theme::space::tight);
        format.setTopMargin(theme::space::near);
        format.setBottomMargin(theme::space::near);
        table->setFormat(format);
    }
}

} // namespace

GuideDialog::GuideDialog(const QString& file, QWidget* parent)
    : QDialog(parent)
    , m_search(new QLineEdit)
    , m_contents(new QListWidget)
    , m_text(new QTextBrowser)
{
    setWindowTitle(tr("User guide"));
    resize(theme::inLetters(font(), usualGuideSize));
    setupLayout();
    fill(file);
    connect(m_contents, &QListWidget::currentRowChanged, this, &GuideDialog::showHeading);
    connect(m_text, &QTextBrowser::anchorClicked, this,
        [this](const QUrl& link) { showSection(link.fragment()); });
    connect(m_search, &QLineEdit::returnPressed, this, &GuideDialog::find);
    m_search->setFocus();
}

void GuideDialog::setupLayout()
{
    m_search->setPlaceholderText(tr("Search in the guide (Enter: next)"));
    m_search->setAccessibleName(tr("Search in the guide"));
    addClearButton(*m_search);
    m_contents->setAccessibleName(tr("Contents"));
    m_contents->setSpacing(theme::space::tight / 2);
    m_text->setAccessibleName(tr("User guide"));
    m_text->setOpenLinks(false);
    m_text->document()->setDocumentMargin(theme::space::group);
    auto* halves = new QSplitter;
    halves->addWidget(m_contents);
    halves->addWidget(m_text);
    halves->setSizes({contentsWidth, usualGuideSize.width() - contentsWidth});
    halves->setStretchFactor(1, 1);
    halves->setChildrenCollapsible(false);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    for (QAbstractButton* button : buttons->buttons())
        qobject_cast<QPushButton*>(button)->setAutoDefault(false); // Enter searches
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* rows = new QVBoxLayout(this);
    rows->setSpacing(theme::space::near);
    rows->addWidget(m_search);
    rows->addWidget(halves, 1);
    rows->addWidget(buttons);
}

void GuideDialog::fill(const QString& file)
{
    const GuideText guide = guideText(file);
    m_text->document()->setMarkdown(guide.markdown, QTextDocument::MarkdownDialectGitHub);
    setLines(*m_text->document());
    setTables(*m_text->document(), palette());
    m_text->moveCursor(QTextCursor::Start); // it is at the end of what was set
    for (const GuideSection& section : guide.sections) {
        const QString indent(qsizetype{2} * qMax(0, section.level - 2), QLatin1Char(' '));
        m_contents->addItem(indent + section.title);
        m_anchors.append(section.anchor);
    }
}

void GuideDialog::showSection(const QString& anchor)
{
    if (const auto index = m_anchors.indexOf(anchor); index >= 0 && !anchor.isEmpty()) {
        m_contents->setCurrentRow(int(index));
        showHeading(int(index)); // also where it was the current one already
    }
}

void GuideDialog::showHeading(int index)
{
    const QList<QTextBlock> headings = headingsIn(*m_text->document());
    if (index < 0 || index >= headings.size())
        return;
    const QRectF place =
        m_text->document()->documentLayout()->blockBoundingRect(headings.at(index));
    m_text->setTextCursor(QTextCursor(headings.at(index)));
    m_text->verticalScrollBar()->setValue(int(place.top()) - theme::space::near);
}

void GuideDialog::find()
{
    const QString wanted = m_search->text();
    if (wanted.isEmpty() || m_text->find(wanted))
        return;
    const QTextCursor before = m_text->textCursor();
    m_text->moveCursor(QTextCursor::Start);
    if (!m_text->find(wanted))
        m_text->setTextCursor(before);
}

} // namespace widgets
