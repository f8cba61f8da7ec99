// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/widgets/theme/theme.h"

#include <QLabel>

#include <optional>

namespace widgets {

/// The only label for text that is not ours: never taken for markup, never a mnemonic; can be
/// selected by default. It can have a height of its own, whatever it says: then what has no room
/// ends in an ellipsis, and the tool tip has the whole.
class PlainLabel final : public QLabel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PlainLabel)

public:
    explicit PlainLabel(QWidget* parent = nullptr);
    explicit PlainLabel(const QString& text, QWidget* parent = nullptr);

    /// What is wrapped fits any width: a long word is broken, too.
    void setText(const QString& text);
    void setWordWrap(bool on);
    /// Sentences of ours: no line ends within a duration. What is copied has none of the marks that
    /// see to it (models::withWholeDurations()).
    void setProse(const QString& text);
    /// As it was given, however it is wrapped.
    [[nodiscard]] QString plainText() const;
    [[nodiscard]] QString selectedPlainText() const;
    /// Colored by what it says, in whatever palette.
    void setTone(theme::Tone tone);
    /// As high as so many lines, and as narrow as it is made; its text cannot be selected.
    void setLines(int lines);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    /// Not all of it is seen.
    [[nodiscard]] bool isCut() const;

protected:
    bool event(QEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    /// The text as it is painted: at most so many lines.
    [[nodiscard]] QStringList shownLines() const;
    [[nodiscard]] int heightOfLines() const;

    void updateTone();
    void cleanSelection();

    std::optional<theme::Tone> m_tone;
    int m_lines = 0; ///< 0: as many as the text needs
};

} // namespace widgets
