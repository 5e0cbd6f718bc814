// swift-format-ignore-file

/// Texts that are not JSON, each with the whole message that it has to give.
enum JSONErrorTable {
  static let rows: [(text: String, message: String)] = [
    (
      "",
      #"""
      f:1:1: the text is empty
      hint: the program that writes the file may not have finished
      """#
    ),
    (
      " \n ",
      #"""
      f:1:1: the text is empty
         
        ^
      hint: the program that writes the file may not have finished
      """#
    ),
    (
      "{\"status\": done}",
      #"""
      f:1:12: `done` is not a JSON value (at $.status)
        {"status": done}
                   ^
      hint: put text in double quotes
      """#
    ),
    (
      "{\"a\": 1,}",
      #"""
      f:1:8: a comma stands before the end of an object
        {"a": 1,}
               ^
      hint: remove the comma
      """#
    ),
    (
      "[1, 2,\n]",
      #"""
      f:1:6: a comma stands before the end of an array
        [1, 2,
             ^
      hint: remove the comma
      """#
    ),
    (
      "[1 2]",
      #"""
      f:1:4: found `2` where a comma or `]` should be (at $[0])
        [1 2]
           ^
      hint: is a comma missing before it, or a backslash before a quote inside a string?
      """#
    ),
    (
      "{\"a\" 1}",
      #"""
      f:1:6: found `1` where a colon should be (at $.a)
        {"a" 1}
             ^
      """#
    ),
    (
      "{a: 1}",
      #"""
      f:1:2: found `a` where a key or `}` should be
        {a: 1}
         ^
      hint: put the key in double quotes
      """#
    ),
    (
      "{'a': 1}",
      #"""
      f:1:2: found `'` where a key or `}` should be
        {'a': 1}
         ^
      hint: JSON puts strings in double quotes; a printed Python value is not JSON
      """#
    ),
    (
      "{\"a\": 'x'}",
      #"""
      f:1:7: found `'` where a value should be (at $.a)
        {"a": 'x'}
              ^
      hint: JSON puts strings in double quotes; a printed Python value is not JSON
      """#
    ),
    (
      "{\"a\": None}",
      #"""
      f:1:7: `None` is not a JSON value (at $.a)
        {"a": None}
              ^
      hint: JSON writes `null`
      """#
    ),
    (
      "[True]",
      #"""
      f:1:2: `True` is not a JSON value (at $[0])
        [True]
         ^
      hint: JSON writes `true`
      """#
    ),
    (
      "[01]",
      #"""
      f:1:2: `01` is not a JSON number (at $[0])
        [01]
         ^
      hint: leave leading zeros out
      """#
    ),
    (
      "[1.]",
      #"""
      f:1:2: `1.` is not a JSON number (at $[0])
        [1.]
         ^
      hint: write a digit after the point
      """#
    ),
    (
      "[.5]",
      #"""
      f:1:2: `.5` is not a JSON number (at $[0])
        [.5]
         ^
      hint: write a zero before the point
      """#
    ),
    (
      "[+1]",
      #"""
      f:1:2: `+1` is not a JSON number (at $[0])
        [+1]
         ^
      hint: leave the plus sign out
      """#
    ),
    (
      "[-]",
      #"""
      f:1:2: `-` is not a JSON number (at $[0])
        [-]
         ^
      """#
    ),
    (
      "[1e]",
      #"""
      f:1:2: `1e` is not a JSON number (at $[0])
        [1e]
         ^
      """#
    ),
    (
      "[-",
      #"""
      f:1:3: the text ends inside a number (at $[0])
        [-
          ^
      hint: the file seems to be cut off; was its writer interrupted?
      """#
    ),
    (
      "[1.",
      #"""
      f:1:4: the text ends inside a number (at $[0])
        [1.
           ^
      hint: the file seems to be cut off; was its writer interrupted?
      """#
    ),
    (
      "[1",
      #"""
      f:1:3: the text ends inside an array (at $[0])
        [1
          ^
      hint: the file seems to be cut off; was its writer interrupted?
      """#
    ),
    (
      "[tru",
      #"""
      f:1:5: the text ends inside a word (at $[0])
        [tru
            ^
      hint: the file seems to be cut off; was its writer interrupted?
      """#
    ),
    (
      "[\"abc",
      #"""
      f:1:6: the text ends inside a string (at $[0])
        ["abc
             ^
      hint: the file seems to be cut off; was its writer interrupted?
      """#
    ),
    (
      "[\"ab\\",
      #"""
      f:1:6: the text ends inside a string (at $[0])
        ["ab\
             ^
      hint: the file seems to be cut off; was its writer interrupted?
      """#
    ),
    (
      "[\"a\\q\"]",
      #"""
      f:1:4: `\q` is not an escape that JSON knows (at $[0])
        ["a\q"]
           ^
      hint: write a backslash itself as `\\`
      """#
    ),
    (
      "[\"a\\u12g4\"]",
      #"""
      f:1:4: `\u12g` is not an escape that JSON knows (at $[0])
        ["a\u12g4"]
           ^
      hint: write a backslash itself as `\\`
      """#
    ),
    (
      "{\"run\": [{\"output\": \"abc",
      #"""
      f:1:25: the text ends inside a string (at $.run[0].output)
        {"run": [{"output": "abc
                                ^
      hint: the file seems to be cut off; was its writer interrupted?
      """#
    ),
    (
      "{\"run\": [{\"output\":",
      #"""
      f:1:20: the text ends inside an object (at $.run[0].output)
        {"run": [{"output":
                           ^
      hint: the file seems to be cut off; was its writer interrupted?
      """#
    ),
    (
      "{\"run\"",
      #"""
      f:1:7: the text ends inside an object (at $.run)
        {"run"
              ^
      hint: the file seems to be cut off; was its writer interrupted?
      """#
    ),
    (
      "{",
      #"""
      f:1:2: the text ends inside an object
        {
         ^
      hint: the file seems to be cut off; was its writer interrupted?
      """#
    ),
    (
      "[",
      #"""
      f:1:2: the text ends inside an array
        [
         ^
      hint: the file seems to be cut off; was its writer interrupted?
      """#
    ),
    (
      "{} x",
      #"""
      f:1:4: found `x` after the end of the value
        {} x
           ^
      """#
    ),
    (
      "{}\n{}",
      #"""
      f:2:1: found `{` after the end of the value
        {}
        ^
      hint: a file holds one JSON value; is this one value a line?
      """#
    ),
    (
      "<html>",
      #"""
      f:1:1: found `<` where a value should be
        <html>
        ^
      hint: this looks like HTML or XML
      """#
    ),
    (
      "// c\n{}",
      #"""
      f:1:1: found `/` where a value should be
        // c
        ^
      hint: JSON has no comments
      """#
    ),
    (
      "[1, // c\n2]",
      #"""
      f:1:5: found `/` where a value should be (at $[1])
        [1, // c
            ^
      hint: JSON has no comments
      """#
    ),
    (
      "]",
      #"""
      f:1:1: found `]` where a value should be
        ]
        ^
      """#
    ),
    (
      "[}",
      #"""
      f:1:2: found `}` where a value or `]` should be
        [}
         ^
      """#
    ),
    (
      "{\"a\": ]",
      #"""
      f:1:7: found `]` where a value should be (at $.a)
        {"a": ]
              ^
      """#
    ),
    (
      "[,]",
      #"""
      f:1:2: found `,` where a value or `]` should be
        [,]
         ^
      """#
    ),
    (
      "[1,,2]",
      #"""
      f:1:4: found `,` where a value should be (at $[1])
        [1,,2]
           ^
      """#
    ),
    (
      ":",
      #"""
      f:1:1: found `:` where a value should be
        :
        ^
      """#
    ),
    (
      "{\"a\": \"say \"hi\"\"}",
      #"""
      f:1:13: found `h` where a comma or `}` should be (at $.a)
        {"a": "say "hi""}
                    ^
      hint: is a comma missing before it, or a backslash before a quote inside a string?
      """#
    ),
    (
      "{\"a\":\"é日本\", \"b\": é}",
      #"""
      f:1:18: found `é` where a value should be (at $.b)
        {"a":"é日本", "b": é}
                           ^
      """#
    ),
    (
      "[\0]",
      #"""
      f:1:2: found the character U+0000 where a value should be (at $[0])
        [␀]
         ^
      hint: the file holds null bytes; it may be damaged or binary
      """#
    ),
    (
      "[nan]",
      #"""
      f:1:2: `nan` is not a JSON value (at $[0])
        [nan]
         ^
      hint: write `NaN` or, better, `null`
      """#
    ),
    (
      "[-Inf]",
      #"""
      f:1:2: `-Inf` is not a JSON value (at $[0])
        [-Inf]
         ^
      hint: write `Infinity` or, better, `null`
      """#
    ),
    (
      "[NaNa]",
      #"""
      f:1:2: `NaNa` is not a JSON value (at $[0])
        [NaNa]
         ^
      hint: put text in double quotes
      """#
    ),
    (
      "\u{FEFF}{\"a\": x}",
      #"""
      f:1:7: `x` is not a JSON value (at $.a)
        {"a": x}
              ^
      hint: put text in double quotes
      """#
    ),
    (
      "{\"a\": 1 \"b\": 2}",
      #"""
      f:1:9: found `"` where a comma or `}` should be (at $.a)
        {"a": 1 "b": 2}
                ^
      hint: is a comma missing before it, or a backslash before a quote inside a string?
      """#
    ),
    (
      "{\"a\": [1, {\"b c\": @}]}",
      #"""
      f:1:19: found `@` where a value should be (at $.a[1]["b c"])
        {"a": [1, {"b c": @}]}
                          ^
      """#
    ),
    (
      "\t\tx",
      #"""
      f:1:3: `x` is not a JSON value
          x
          ^
      hint: put text in double quotes
      """#
    ),
    (
      "[\u{1B}]",
      #"""
      f:1:2: found the character U+001B where a value should be (at $[0])
        [␛]
         ^
      """#
    ),
    (
      "{\"a\":1}\0",
      #"""
      f:1:8: found the character U+0000 after the end of the value
        {"a":1}␀
               ^
      hint: the file holds null bytes; it may be damaged or binary
      """#
    ),
    (
      "{\"a\":tru}",
      #"""
      f:1:6: `tru` is not a JSON value (at $.a)
        {"a":tru}
             ^
      hint: put text in double quotes
      """#
    ),
    (
      "[truefalse]",
      #"""
      f:1:2: `truefalse` is not a JSON value (at $[0])
        [truefalse]
         ^
      hint: put text in double quotes
      """#
    ),
    (
      "[1-2]",
      #"""
      f:1:3: found `-` where a comma or `]` should be (at $[0])
        [1-2]
          ^
      """#
    ),
    (
      "[0x10]",
      #"""
      f:1:3: found `x` where a comma or `]` should be (at $[0])
        [0x10]
          ^
      hint: is a comma missing before it, or a backslash before a quote inside a string?
      """#
    ),
    (
      "[1_000]",
      #"""
      f:1:3: found `_` where a comma or `]` should be (at $[0])
        [1_000]
          ^
      hint: is a comma missing before it, or a backslash before a quote inside a string?
      """#
    ),
  ]
}
