import Report
import Testing

/// What a template becomes, module by module of the specification.
@Suite struct MustacheTests {
  @Test(arguments: comments + delimiters + interpolation + sections + inverted + partials)
  func `a template becomes what the specification says`(_ test: MustacheCase) throws {
    #expect(try test.rendered() == test.expected)
  }

  static let comments: [MustacheCase] = [
    MustacheCase("a comment is nothing", "a{{! note }}b", "{}", "ab"),
    MustacheCase("a comment may run over lines", "a{{! one\ntwo }}b", "{}", "ab"),
    MustacheCase("a comment alone takes its line", "a\n{{! note }}\nb", "{}", "a\nb"),
    MustacheCase("blanks around a lone comment go with it", "a\n  {{! note }}  \nb", "{}", "a\nb"),
    MustacheCase("a lone comment of many lines takes them", "a\n{{!\nnote\n}}\nb", "{}", "a\nb"),
    MustacheCase("CRLF ends a lone comment's line", "a\r\n{{! note }}\r\nb", "{}", "a\r\nb"),
    MustacheCase("a comment on the last line takes it", "a\n  {{! note }}", "{}", "a\n"),
    MustacheCase("a comment on the first line takes it", "  {{! note }}\nb", "{}", "b"),
    MustacheCase("a comment beside text leaves the blanks", "  a {{! note }}\n", "{}", "  a \n"),
    MustacheCase("a comment needs no blanks", "a{{!note}}b", "{}", "ab"),
    MustacheCase("a comment that looks like a name is none", "{{! x }}{{x}}", #"{"x": 1, "! x": 2}"#, "1"),
  ]

  static let delimiters: [MustacheCase] = [
    MustacheCase("delimiters change", "{{=<% %>=}}<% x %>", #"{"x": "y"}"#, "y"),
    MustacheCase("delimiters may be single", "{{=| |=}}|x|", #"{"x": "y"}"#, "y"),
    MustacheCase("old delimiters become text", "{{=<% %>=}}{{x}}<%x%>", #"{"x": "y"}"#, "{{x}}y"),
    MustacheCase("delimiters change back", "{{=<% %>=}}<%x%><%={{ }}=%>{{x}}", #"{"x": "y"}"#, "yy"),
    MustacheCase("blanks around them do not count", "{{=  <%   %>  =}}<%x%>", #"{"x": "y"}"#, "y"),
    MustacheCase("a line end may part them", "{{=\n<%\n%>\n=}}<%x%>", #"{"x": "y"}"#, "y"),
    MustacheCase("a lone change takes its line", "a\n {{=<% %>=}} \nb", "{}", "a\nb"),
    MustacheCase("CRLF ends its line too", "a\r\n{{=<% %>=}}\r\nb", "{}", "a\r\nb"),
    MustacheCase("a change on the last line takes it", "a\n  {{=<% %>=}}", "{}", "a\n"),
    MustacheCase("a change beside text leaves it", " a {{=<% %>=}}\n", "{}", " a \n"),
    MustacheCase("a section may have others inside", "{{#s}}{{=<% %>=}}<%x%><%/s%>", #"{"s": {"x": "y"}}"#, "y"),
    MustacheCase("raw works with others", "{{=<% %>=}}<%& x %>", #"{"x": "<"}"#, "<"),
    MustacheCase(
      "a partial starts with its own", "{{=<% %>=}}<%> p %>", #"{"x": "y"}"#, partials: ["p": "{{x}}"], "y"),
    MustacheCase(
      "a partial's do not leave it", "{{> p}}{{x}}", #"{"x": "y"}"#, partials: ["p": "{{=<% %>=}}<%x%>"], "yy"),
  ]

  static let interpolation: [MustacheCase] = [
    MustacheCase("text without tags stays", "Hello, {world}!\n", "{}", "Hello, {world}!\n"),
    MustacheCase("nothing stays nothing", "", "{}", ""),
    MustacheCase("a name becomes its value", "Hello, {{who}}!", #"{"who": "you"}"#, "Hello, you!"),
    MustacheCase("a value is not parsed again", "{{a}}: {{b}}", #"{"a": "{{b}}", "b": 1}"#, "{{b}}: 1"),
    MustacheCase("text is escaped", "{{x}}", #"{"x": "& \" < > '"}"#, "&amp; &quot; &lt; &gt; &#39;"),
    MustacheCase("three braces are raw", "{{{x}}}", #"{"x": "& \" < >"}"#, "& \" < >"),
    MustacheCase("an ampersand is raw", "{{&x}}", #"{"x": "& \" < >"}"#, "& \" < >"),
    MustacheCase("a whole number", "{{x}} {{{x}}} {{&x}}", #"{"x": 85}"#, "85 85 85"),
    MustacheCase("a number with a fraction", "{{x}}", #"{"x": 1.21}"#, "1.21"),
    MustacheCase("null is nothing", "({{x}})({{{x}}})({{&x}})", #"{"x": null}"#, "()()()"),
    MustacheCase("an unknown name is nothing", "({{x}})({{{x}}})({{&x}})", "{}", "()()()"),
    MustacheCase("a dotted name goes in", "{{a.b.c}}", #"{"a": {"b": {"c": "d"}}}"#, "d"),
    MustacheCase("a dotted name is as a section is", "{{a.b}} {{#a}}{{b}}{{/a}}", #"{"a": {"b": 1}}"#, "1 1"),
    MustacheCase("a broken chain is nothing", "({{a.b.c}})", #"{"a": {}}"#, "()"),
    MustacheCase("a broken chain does not start again", "({{a.b.c}})", #"{"a": {"b": {}}, "c": 1}"#, "()"),
    MustacheCase(
      "the first name of a chain is the innermost", "{{#a}}{{b.c}}{{/a}}",
      #"{"a": {"b": {"c": 1}}, "b": {"c": 2}}"#, "1"),
    MustacheCase(
      "the rest of a chain does not look outside", "({{#a}}{{b.c}}{{/a}})", #"{"a": {"b": {}}, "b": {"c": 2}}"#, "()"),
    MustacheCase("a dot is the value itself", "{{.}}", #""<""#, "&lt;"),
    MustacheCase("a raw dot", "{{{.}}}{{&.}}", #""<""#, "<<"),
    MustacheCase("blanks around a tag stay", "| {{x}} |", #"{"x": "y"}"#, "| y |"),
    MustacheCase("a lone variable keeps its line", "  {{x}}\n", #"{"x": "y"}"#, "  y\n"),
    MustacheCase("a lone raw variable keeps its line", "  {{{x}}}\n", #"{"x": "y"}"#, "  y\n"),
    MustacheCase("blanks inside a tag do not count", "{{  x  }}{{{  x  }}}{{&  x  }}", #"{"x": "y"}"#, "yyy"),
    MustacheCase("a line end inside a tag is a blank", "{{\nx\n}}", #"{"x": "y"}"#, "y"),
    MustacheCase("true is written", "{{x}}", #"{"x": true}"#, "true"),
  ]

  static let sections: [MustacheCase] = [
    MustacheCase("true enters", "{{#x}}in{{/x}}", #"{"x": true}"#, "in"),
    MustacheCase("false skips", "a{{#x}}in{{/x}}b", #"{"x": false}"#, "ab"),
    MustacheCase("null skips", "a{{#x}}in{{/x}}b", #"{"x": null}"#, "ab"),
    MustacheCase("unknown skips", "a{{#x}}in{{/x}}b", "{}", "ab"),
    MustacheCase("an empty list skips", "a{{#x}}in{{/x}}b", #"{"x": []}"#, "ab"),
    MustacheCase("an empty text skips", "a{{#x}}in{{/x}}b", #"{"x": ""}"#, "ab"),
    MustacheCase("zero enters", "{{#x}}{{.}}{{/x}}", #"{"x": 0}"#, "0"),
    MustacheCase("an object is entered", "{{#x}}{{y}}{{/x}}", #"{"x": {"y": 1}}"#, "1"),
    MustacheCase("names outside are seen", "{{#x}}{{y}}{{z}}{{/x}}", #"{"x": {"y": 1}, "z": 2}"#, "12"),
    MustacheCase("a text is entered as itself", "{{#x}}{{.}}{{/x}}", #"{"x": "y"}"#, "y"),
    MustacheCase("a list repeats", "{{#x}}{{y}},{{/x}}", #"{"x": [{"y": 1}, {"y": 2}]}"#, "1,2,"),
    MustacheCase("a list of texts repeats", "{{#x}}({{.}}){{/x}}", #"{"x": ["a", "b"]}"#, "(a)(b)"),
    MustacheCase("a list of numbers repeats", "{{#x}}({{.}}){{/x}}", #"{"x": [1, 2.5]}"#, "(1)(2.5)"),
    MustacheCase("lists in lists repeat", "{{#x}}({{#.}}{{.}}{{/.}}){{/x}}", #"{"x": [[1, 2], [3]]}"#, "(12)(3)"),
    MustacheCase("items are escaped", "{{#x}}{{.}}{{/x}}", #"{"x": ["<"]}"#, "&lt;"),
    MustacheCase("raw items are not", "{{#x}}{{{.}}}{{&.}}{{/x}}", #"{"x": ["<"]}"#, "<<"),
    MustacheCase(
      "deep sections see all above", "{{#a}}{{b}}{{#c}}{{b}}{{d}}{{/c}}{{/a}}",
      #"{"a": {"b": 1, "c": {"d": 2}}, "b": 3}"#, "112"),
    MustacheCase("a dotted section", "{{#a.b}}in{{/a.b}}", #"{"a": {"b": true}}"#, "in"),
    MustacheCase("a broken dotted section skips", "({{#a.b.c}}in{{/a.b.c}})", #"{"a": {}}"#, "()"),
    MustacheCase("the same section twice", "{{#x}}1{{/x}}-{{#x}}2{{/x}}", #"{"x": true}"#, "1-2"),
    MustacheCase("a section in itself", "{{#x}}a{{#x}}b{{/x}}c{{/x}}", #"{"x": true}"#, "abc"),
    MustacheCase("a skipped section in an entered one", "{{#x}}a{{#y}}b{{/y}}c{{/x}}", #"{"x": true}"#, "ac"),
    MustacheCase(
      "blanks around inline sections stay", " | {{#x}} {{! c }}\n {{/x}} | \n", #"{"x": true}"#, " |  \n  | \n"),
    MustacheCase("lone tags take their lines", "a\n{{#x}}\nb\n{{/x}}\nc", #"{"x": true}"#, "a\nb\nc"),
    MustacheCase("indented lone tags too", "a\n  {{#x}}\nb\n  {{/x}}\nc", #"{"x": true}"#, "a\nb\nc"),
    MustacheCase("CRLF lines too", "a\r\n{{#x}}\r\n{{/x}}\r\nb", #"{"x": true}"#, "a\r\nb"),
    MustacheCase("a lone opening on the first line", "  {{#x}}\nb\n{{/x}}", #"{"x": true}"#, "b\n"),
    MustacheCase("a lone closing on the last line", "{{#x}}\nb\n  {{/x}}", #"{"x": true}"#, "b\n"),
    MustacheCase("two tags on a line stand not alone", "{{#x}}{{/x}}\n", #"{"x": true}"#, "\n"),
    MustacheCase("blanks inside tags do not count", "{{#  x  }}in{{/ x }}", #"{"x": true}"#, "in"),
  ]

  static let inverted: [MustacheCase] = [
    MustacheCase("false enters", "{{^x}}in{{/x}}", #"{"x": false}"#, "in"),
    MustacheCase("null enters", "{{^x}}in{{/x}}", #"{"x": null}"#, "in"),
    MustacheCase("unknown enters", "{{^x}}in{{/x}}", "{}", "in"),
    MustacheCase("an empty list enters", "{{^x}}in{{/x}}", #"{"x": []}"#, "in"),
    MustacheCase("true skips", "({{^x}}in{{/x}})", #"{"x": true}"#, "()"),
    MustacheCase("an object skips", "({{^x}}in{{/x}})", #"{"x": {}}"#, "()"),
    MustacheCase("a list skips", "({{^x}}in{{/x}})", #"{"x": [0]}"#, "()"),
    MustacheCase("either or", "{{#x}}a{{/x}}{{^x}}b{{/x}}", "{}", "b"),
    MustacheCase("inverted in inverted", "{{^x}}a{{^x}}b{{/x}}c{{/x}}", "{}", "abc"),
    MustacheCase("a dotted name", "{{^a.b}}in{{/a.b}}", #"{"a": {"b": false}}"#, "in"),
    MustacheCase("a broken chain enters", "{{^a.b}}in{{/a.b}}", #"{"a": {}}"#, "in"),
    MustacheCase("lone tags take their lines", "a\n{{^x}}\nb\n{{/x}}\nc", "{}", "a\nb\nc"),
    MustacheCase("inline blanks stay", " {{^x}}a{{/x}} \n", "{}", " a \n"),
  ]

  static let partials: [MustacheCase] = [
    MustacheCase("a partial is put in", "({{> p}})", "{}", partials: ["p": "in"], "(in)"),
    MustacheCase("an unknown partial is nothing", "({{> p}})", "{}", "()"),
    MustacheCase("a partial sees the values", "{{> p}}", #"{"x": "y"}"#, partials: ["p": "*{{x}}*"], "*y*"),
    MustacheCase(
      "a partial can call itself for a tree", "{{> p}}", #"{"x": 1, "in": [{"x": 2, "in": []}]}"#,
      partials: ["p": "{{x}}<{{#in}}{{> p}}{{/in}}>"], "1<2<>>"),
    MustacheCase("inline blanks stay", "| {{> p}} |", "{}", partials: ["p": "\t|\t"], "| \t|\t |"),
    MustacheCase(
      "an inline partial is not indented", "  {{x}}  {{> p}}\n", #"{"x": "|"}"#, partials: ["p": ">\n>"], "  |  >\n>\n"),
    MustacheCase("a lone partial takes its line", "a\n{{> p}}\nb", "{}", partials: ["p": "in\n"], "a\nin\nb"),
    MustacheCase("CRLF ends its line", "|\r\n{{> p}}\r\n|", "{}", partials: ["p": ">"], "|\r\n>|"),
    MustacheCase("a lone partial is indented", "a\n  {{> p}}\nb", "{}", partials: ["p": "1\n2\n"], "a\n  1\n  2\nb"),
    MustacheCase("on the first line too", "  {{> p}}\n>", "{}", partials: ["p": ">\n>"], "  >\n  >>"),
    MustacheCase("on the last line too", ">\n  {{> p}}", "{}", partials: ["p": ">\n>"], ">\n  >\n  >"),
    MustacheCase(
      "values are not indented", "  {{> p}}\n", #"{"x": "1\n2"}"#, partials: ["p": "|\n{{{x}}}\n|\n"],
      "  |\n  1\n2\n  |\n"),
    MustacheCase(
      "indentation adds up", " {{> p}}\n", "{}", partials: ["p": "a\n {{> q}}\n", "q": "b\nc\n"], " a\n  b\n  c\n"),
    MustacheCase("blanks inside the tag do not count", "|{{>  p  }}|", "{}", partials: ["p": "in"], "|in|"),
  ]
}
