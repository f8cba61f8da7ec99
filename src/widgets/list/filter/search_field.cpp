// SPDX-License-Identifier: GPL-3.0-or-later
#include "search_field.h"

#include "style/padded_item_style.h"

#include "deploy/widgets/access/announcement.h"
#include "deploy/widgets/controls/plain_label.h"
#include "deploy/widgets/theme/metrics.h"
#include "deploy/widgets/theme/theme.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QFrame>
#include <QKeyEvent>
#include <QListWidget>
#include <QLocale>
#include <QMenu>
#include <QVBoxLayout>

#include <algorithm>

namespace widgets {

using models::FilterCompletion;

namespace {

constexpr int maxVisibleCompletions = 12;
constexpr int besideSearchWords = 60; ///< its icons, in pixels
constexpr int roomOfRow = 8; ///< above and below the text of a completion

bool isWindowKey(const QEvent* event)
{
    if (event->type() != QEvent::ShortcutOverride)
        return false;
    const auto* key = static_cast<const QKeyEvent*>(event);
    return key->modifiers() == Qt::ControlModifier
        && (key->key() == Qt::Key_E || key->key() == Qt::Key_U);
}

bool isUndoKey(const QKeyEvent& key)
{
    return key.matches(QKeySequence::Undo) || key.matches(QKeySequence::Redo)
        || (key.modifiers() == Qt::ControlModifier && key.key() == Qt::Key_Y);
}

class WindowKeys final : public QObject {
public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject* /*watched*/, QEvent* event) override
    {
        if (!isWindowKey(event))
            return false;
        event->ignore();
        return true;
    }
};

QString rowText(const FilterCompletion& completion)
{
    QString text = completion.text;
    if (!completion.label.isEmpty() && completion.label != completion.text)
        text += QStringLiteral("   ") + completion.label;
    if (completion.count)
        text += QStringLiteral("   ") + QLocale().toString(*completion.count);
    return text;
}

} // namespace

void leaveWindowKeys(QWidget& editor)
{
    editor.installEventFilter(new WindowKeys(&editor));
}

SearchField::SearchField(QWidget* parent)
    : QLineEdit(parent)
    , m_popup(new QFrame(this, Qt::ToolTip))
    , m_mistake(new PlainLabel({}, m_popup))
    , m_list(new QListWidget(m_popup))
{
    setupPopup();
    connect(this, &QLineEdit::textEdited, this, &SearchField::offer);
}

void SearchField::setupPopup()
{
    m_popup->setFrameShape(QFrame::StyledPanel);
    m_popup->setAttribute(Qt::WA_ShowWithoutActivating);
    m_popup->setFocusPolicy(Qt::NoFocus);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(tr("Completions"));
    auto* roomy = new PaddedItemStyle;
    roomy->setParent(m_list);
    m_list->setStyle(roomy);
    m_mistake->setObjectName(QStringLiteral("mistake"));
    m_mistake->setWordWrap(true);
    m_mistake->setMargin(theme::space::tight);
    auto* layout = new QVBoxLayout(m_popup);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_mistake);
    layout->addWidget(m_list);
    connect(m_list, &QListWidget::itemPressed, this,
        [this](QListWidgetItem* item) { take(m_list->row(item)); });
    // The keys stay with the field, so that what they choose has to be told.
    connect(m_list, &QListWidget::currentTextChanged, this, [this](const QString& text) {
        if (!text.isEmpty())
            announce(*this, text);
    });
}

void SearchField::setHint(const QString& whole, const QString& inShort)
{
    m_hint = whole;
    m_hintInShort = inShort;
    fitHint();
}

int SearchField::widthOfHint() const
{
    return fontMetrics().horizontalAdvance(m_hint) + besideSearchWords;
}

/// Half of the words say less than one.
void SearchField::fitHint()
{
    setPlaceholderText(width() >= widthOfHint() ? m_hint : m_hintInShort);
}

void SearchField::resizeEvent(QResizeEvent* event)
{
    QLineEdit::resizeEvent(event);
    fitHint();
}

void SearchField::offer()
{
    m_mistake->clear();
    setAccessibleDescription({});
    m_offered = m_completions ? m_completions(text(), cursorPosition()) : QList<FilterCompletion>();
    // What stands there already is no help.
    if (m_offered.size() == 1 && text().mid(m_offered[0].begin) == m_offered[0].text)
        m_offered.clear();
    showPopup();
}

void SearchField::showMistake(const models::FilterMistake& mistake)
{
    m_mistake->setText(mistake.message);
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, theme::foreground(theme::Tone::Bad, palette()));
    m_mistake->setPalette(colors);
    setAccessibleDescription(mistake.message);
    m_offered.clear();
    if (!mistake.suggestion.isEmpty()) {
        m_offered.append({mistake.begin, mistake.suggestion, {}, std::nullopt});
        setCursorPosition(mistake.end);
    }
    showPopup();
}

void SearchField::showPopup()
{
    m_list->clear();
    for (const FilterCompletion& completion : m_offered) {
        m_list->addItem(rowText(completion));
        m_list->item(m_list->count() - 1)->setSizeHint({0, fontMetrics().height() + roomOfRow});
    }
    m_list->setVisible(!m_offered.isEmpty());
    m_mistake->setVisible(!m_mistake->text().isEmpty());
    if (m_offered.isEmpty() && m_mistake->text().isEmpty()) {
        m_popup->hide();
        return;
    }
    // Enter searches for what was typed unless a completion was chosen by the arrow keys.
    m_list->setCurrentRow(m_mistake->text().isEmpty() ? -1 : 0);
    const int rows = std::clamp(m_list->count(), 1, maxVisibleCompletions);
    m_list->setFixedHeight(rows * std::max(m_list->sizeHintForRow(0), fontMetrics().height()));
    const int wide = std::max(width(), m_list->sizeHintForColumn(0) + theme::space::section);
    m_mistake->setFixedHeight(std::max(0, m_mistake->heightForWidth(wide)));
    const int mistakeHeight = m_mistake->isHidden() ? 0 : m_mistake->height();
    m_popup->setFixedSize(wide,
        mistakeHeight + (m_offered.isEmpty() ? 0 : m_list->height()) + 2 * m_popup->frameWidth());
    m_popup->move(mapToGlobal(QPoint(0, height())));
    m_popup->show();
}

void SearchField::closePopup()
{
    m_popup->hide();
    m_offered.clear();
}

void SearchField::take(int row)
{
    if (row < 0 || row >= m_offered.size())
        return;
    const FilterCompletion taken = m_offered[row];
    const int cursor = cursorPosition();
    closePopup();
    setSelection(taken.begin, cursor - taken.begin);
    insert(taken.text);
    // A key asks for its values.
    if (taken.text.endsWith(u':'))
        offer();
}

bool SearchField::moveInPopup(int key)
{
    if (!m_popup->isVisible() || m_offered.isEmpty())
        return false;
    const int count = m_list->count();
    switch (key) {
    case Qt::Key_Down:
        m_list->setCurrentRow((m_list->currentRow() + 1) % count);
        return true;
    case Qt::Key_Up:
        m_list->setCurrentRow(m_list->currentRow() <= 0 ? count - 1 : m_list->currentRow() - 1);
        return true;
    case Qt::Key_Tab:
        take(std::max(0, m_list->currentRow()));
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_list->currentRow() < 0)
            return false;
        take(m_list->currentRow());
        return true;
    default:
        return false;
    }
}

bool SearchField::event(QEvent* event)
{
    if (isWindowKey(event)) {
        event->ignore();
        return true;
    }
    const bool isOverride = event->type() == QEvent::ShortcutOverride;
    if (isOverride || event->type() == QEvent::KeyPress) {
        auto* key = static_cast<QKeyEvent*>(event);
        if (isUndoKey(*key)) {
            event->setAccepted(key->matches(QKeySequence::Undo) && takeBack(isOverride));
            return true;
        }
        if (m_popup->isVisible() && key->key() == Qt::Key_Escape) {
            if (!isOverride)
                closePopup();
            event->accept();
            return true;
        }
        // Tab would leave the field before it arrives as a key.
        if (!isOverride && key->key() == Qt::Key_Tab && moveInPopup(Qt::Key_Tab))
            return true;
    }
    return QLineEdit::event(event);
}

/// True if there is something of its own to take back.
bool SearchField::takeBack(bool isOnlyAsked)
{
    if (!isHalfTyped())
        return false;
    if (!isOnlyAsked) {
        closePopup();
        setText(m_searched);
    }
    return true;
}

/// Without the undo of single letters.
void SearchField::contextMenuEvent(QContextMenuEvent* event)
{
    QMenu* menu = createStandardContextMenu();
    menu->setAttribute(Qt::WA_DeleteOnClose);
    // It begins with them.
    for (QAction* action : menu->actions()) {
        menu->removeAction(action);
        if (action->isSeparator())
            break;
    }
    menu->popup(event->globalPos());
}

void SearchField::keyPressEvent(QKeyEvent* event)
{
    if (moveInPopup(event->key()))
        return;
    const bool isPlain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if (event->key() == Qt::Key_Down && isPlain) {
        Q_EMIT leftDownward();
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        closePopup();
    QLineEdit::keyPressEvent(event);
}

void SearchField::focusOutEvent(QFocusEvent* event)
{
    closePopup();
    QLineEdit::focusOutEvent(event);
}

void SearchField::hideEvent(QHideEvent* event)
{
    closePopup();
    QLineEdit::hideEvent(event);
}

} // namespace widgets
