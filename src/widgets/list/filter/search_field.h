// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/list/filter_completion.h"

#include <QLineEdit>

#include <functional>

class QFrame;
class QLabel;
class QListWidget;

namespace widgets {

/// The field that text is searched in and filters are typed into: offers how to go on below it (Tab
/// or Enter takes what is marked, Esc closes), and says there what is wrong. Where nothing is
/// offered, Down leads on to what was found.
class SearchField final : public QLineEdit {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SearchField)

public:
    explicit SearchField(QWidget* parent = nullptr);

    using Completions =
        std::function<QList<models::FilterCompletion>(const QString& line, int cursor)>;
    void setCompletions(Completions completions) { m_completions = std::move(completions); }
    /// Says it until something is typed; what may have been meant can be taken.
    void showMistake(const models::FilterMistake& mistake);
    /// What is searched for: what stands there beyond it is no filter yet, and the first that undo
    /// takes back. From then on undo is the page's, which goes back by whole filters.
    void setSearched(const QString& text) { m_searched = text; }
    [[nodiscard]] bool isHalfTyped() const { return text() != m_searched; }
    /// What is said in the empty field: the whole if there is room for it.
    void setHint(const QString& whole, const QString& inShort);
    /// So wide that there is room for the whole.
    [[nodiscard]] int widthOfHint() const;

Q_SIGNALS:
    void leftDownward();

protected:
    bool event(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void fitHint();
    void setupPopup();
    void offer();
    void showPopup();
    void closePopup();
    bool takeBack(bool isOnlyAsked);
    /// True if the key was for the list.
    bool moveInPopup(int key);
    void take(int row);

    Completions m_completions;
    QString m_searched;
    QString m_hint;
    QString m_hintInShort;
    QList<models::FilterCompletion> m_offered;
    QFrame* m_popup;
    QLabel* m_mistake;
    QListWidget* m_list;
};

/// Keys that are commands of the window are no keys of an editor: on X11, Ctrl+E and Ctrl+U move
/// and delete in it.
void leaveWindowKeys(QWidget& editor);

} // namespace widgets
