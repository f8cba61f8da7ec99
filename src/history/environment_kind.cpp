// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/environment_kind.h"

#include "deploy/deployment/folded_text.h"

#include <algorithm>
#include <array>
#include <string>

namespace history {

namespace {

struct KindWord {
    std::string_view word;
    EnvironmentKind kind;
};

/// The first that is found counts, so that what restricts a word comes before it.
constexpr std::array chineseWords{
    KindWord{"非生产", EnvironmentKind::Other},
    KindWord{"预生产", EnvironmentKind::Staging},
    KindWord{"准生产", EnvironmentKind::Staging},
    KindWord{"仿真", EnvironmentKind::Staging},
    KindWord{"预发", EnvironmentKind::Staging},
    KindWord{"验收", EnvironmentKind::Staging},
    KindWord{"灰度", EnvironmentKind::Staging},
    KindWord{"灾备", EnvironmentKind::Standby},
    KindWord{"容灾", EnvironmentKind::Standby},
    KindWord{"测试", EnvironmentKind::Test},
    KindWord{"开发", EnvironmentKind::Development},
    KindWord{"生产", EnvironmentKind::Production},
    KindWord{"线上", EnvironmentKind::Production},
    KindWord{"正式", EnvironmentKind::Production},
};
constexpr std::array englishWords{
    KindWord{"non", EnvironmentKind::Other},
    KindWord{"nonprod", EnvironmentKind::Other},
    KindWord{"pre", EnvironmentKind::Staging},
    KindWord{"preprod", EnvironmentKind::Staging},
    KindWord{"preproduction", EnvironmentKind::Staging},
    KindWord{"staging", EnvironmentKind::Staging},
    KindWord{"stage", EnvironmentKind::Staging},
    KindWord{"stg", EnvironmentKind::Staging},
    KindWord{"uat", EnvironmentKind::Staging},
    KindWord{"dr", EnvironmentKind::Standby},
    KindWord{"standby", EnvironmentKind::Standby},
    KindWord{"test", EnvironmentKind::Test},
    KindWord{"testing", EnvironmentKind::Test},
    KindWord{"qa", EnvironmentKind::Test},
    KindWord{"perf", EnvironmentKind::Test},
    KindWord{"dev", EnvironmentKind::Development},
    KindWord{"development", EnvironmentKind::Development},
    KindWord{"prod", EnvironmentKind::Production},
    KindWord{"production", EnvironmentKind::Production},
    KindWord{"prd", EnvironmentKind::Production},
    KindWord{"live", EnvironmentKind::Production},
};

bool isLetter(char each)
{
    return each >= 'a' && each <= 'z';
}

/// Whether it stands there with no other letter beside it.
bool hasWord(std::string_view text, std::string_view word)
{
    for (std::size_t at = text.find(word); at != std::string_view::npos;
         at = text.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        if ((at == 0 || !isLetter(text[at - 1])) && (end == text.size() || !isLetter(text[end])))
            return true;
    }
    return false;
}

} // namespace

EnvironmentKind environmentKindOf(std::string_view environment, EnvironmentKind otherwise)
{
    const std::string name = deployment::foldedText(environment);
    const auto chinese = std::ranges::find_if(chineseWords,
        [&](const KindWord& each) { return name.find(each.word) != std::string::npos; });
    if (chinese != chineseWords.end())
        return chinese->kind;
    const auto english = std::ranges::find_if(
        englishWords, [&](const KindWord& each) { return hasWord(name, each.word); });
    return english == englishWords.end() ? otherwise : english->kind;
}

} // namespace history
